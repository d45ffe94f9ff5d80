/** Coverage as a map: provinces shaded, health regions as outlines or circles, each with its words. */
import { CircleMarker, GeoJSON, Polygon } from "leaflet";
import { feature } from "topojson-client";
import { make } from "../map/strings.js";
import { MapView } from "../map/view.js";
import { read } from "./read.js";

export class CoverageView extends MapView {
  async loadBase() {
    const { provinces, outlines, circles } = read("coverage");
    const topology = read("base-map");
    const { objects } = topology;
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.map.eachLayer((layer) => layer.closeTooltip());
    });
    this.base.add(feature(topology, objects.neighbours), "neighbours", "base");
    this.shade(feature(topology, objects.provinces), provinces);
    this.base.add(feature(topology, objects.lakes), "lakes", "base");
    for (const one of outlines) {
      const rings = one.rings.map((ring) => [ring.map(([lon, lat]) => [lat, lon])]);
      const className = `taken-region${one.has ? " has" : ""}`;
      this.put(new Polygon(rings, { pane: "borders", className, smoothFactor: 0.8 }), one.said, one.has);
    }
    for (const { at, radius, said } of circles) {
      this.put(new CircleMarker(at, { pane: "borders", radius, className: "coverage-dot" }), said);
    }
  }

  shade(shapes, provinces) {
    new GeoJSON(shapes, {
      pane: "base",
      filter: ({ id }) => id in provinces,
      style: ({ id }) => ({ className: `taken-province coverage-shade-${provinces[id].shade}` }),
      onEachFeature: ({ id }, layer) => this.tell(layer, provinces[id].said),
    }).addTo(this.map);
  }

  put(layer, said, reached = true) {
    this.tell(layer, said, reached).addTo(this.map);
  }

  /** Pointing and the Tab key tell the same; as a text node, since a name is never markup. */
  tell(layer, said, reached = true) {
    layer.on("add", () => {
      const path = layer.getElement();
      path.setAttribute("role", "img");
      path.setAttribute("aria-label", said);
      path.setAttribute("tabindex", reached ? 0 : -1);
      path.addEventListener("focus", () => this.reveal(layer));
      path.addEventListener("blur", () => layer.closeTooltip());
    });
    return layer.bindTooltip(make("span", { text: said }), { sticky: true });
  }

  reveal(layer) {
    const bounds = layer.getBounds?.() ?? layer.getLatLng().toBounds(1);
    if (!this.map.getBounds().intersects(bounds)) this.map.panTo(bounds.getCenter());
  }
}
