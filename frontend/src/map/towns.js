/** Names of towns, as many as fit; larger ones first. */
import { DivIcon, LayerGroup, Marker } from "leaflet";
import { make } from "./strings.js";

const FROM_ZOOM = [0, 3.5, 4.5, 5.5, 6.5]; // by rank
const LETTER = 8; // pixels, roughly
const HEIGHT = 26;

export class Towns {
  constructor(map, towns) {
    this.map = map;
    this.towns = [...towns].sort((a, b) => a.rank - b.rank);
    this.french = document.documentElement.lang === "fr";
    this.labels = new LayerGroup().addTo(map);
    map.on("moveend", () => this.draw());
    this.draw();
  }

  draw() {
    this.labels.clearLayers();
    const zoom = this.map.getZoom();
    const view = this.map.getBounds();
    const taken = [];
    for (const town of this.towns) {
      const [lon, lat] = town.at;
      if (zoom < FROM_ZOOM[town.rank] || !view.contains([lat, lon])) continue;
      const name = (this.french && town.fr) || town.en;
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      const box = { left: x, right: x + name.length * LETTER + 12, top: y - HEIGHT / 2 };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      this.add(name, lat, lon, town.rank);
    }
  }

  add(name, lat, lon, rank) {
    const html = make("span", { className: rank < 2 ? "town large" : "town", text: name });
    const icon = new DivIcon({ html, className: "town-mark", iconSize: null });
    new Marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false }).addTo(
      this.labels,
    );
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && Math.abs(a.top - b.top) < HEIGHT;
}
