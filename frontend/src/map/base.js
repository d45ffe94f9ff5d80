/** The base map: provinces, neighbours, lakes and rivers from one file of our own. */
import { GeoJSON } from "leaflet";
import { feature, mesh } from "topojson-client";
import { FineCells, fromFolder } from "./fine.js";
import { Towns } from "./towns.js";

const LAYERS = ["neighbours", "provinces", "lakes", "rivers"]; // in the order they are drawn
const PANES = { base: 200, fine: 210, borders: 220, names: 350 };

export class BaseMap {
  constructor(map) {
    this.map = map;
    for (const [name, order] of Object.entries(PANES)) map.createPane(name).style.zIndex = order;
  }

  async load(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`base map: ${response.status}`);
    const topology = await response.json();
    const folder = new URL("fine/", new URL(address, window.location.href));
    this.show(topology, topology.fine, fromFolder(folder));
  }

  /** `cells` names the parts of the finer map; `cellOf` gives one of them. */
  show(topology, cells, cellOf) {
    const { objects } = topology;
    for (const name of LAYERS) this.add(feature(topology, objects[name]), name, "base");
    const countries = {
      type: "GeometryCollection",
      geometries: [...objects.provinces.geometries, ...objects.neighbours.geometries],
    };
    this.add(mesh(topology, countries, (a, b) => a !== b), "borders", "borders");
    this.addDetails = () => {
      new FineCells(this.map, cells, cellOf);
      new Towns(this.map, topology.towns);
    };
  }

  add(geometry, name, pane) {
    new GeoJSON(geometry, {
      pane,
      interactive: false,
      style: { className: `base-${name}`, smoothFactor: 1.2 },
    }).addTo(this.map);
  }
}
