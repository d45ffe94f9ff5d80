/**
 * A map to take away: everything it needs is in the file (directory/one_file.py).
 * folium writes the calls below; the data is beside them, as JSON that is never run.
 */
import { Map as LeafletMap } from "leaflet";
import { understand } from "../map/data.js";
import { MapView, OPTIONS } from "../map/view.js";
import { CoverageView } from "./coverage.js";
import { read } from "./read.js";

class OfflineView extends MapView {
  async loadBase() {
    const cells = read("fine-map");
    this.base.show(read("base-map"), Object.keys(cells), (name) => cells[name]);
    this.base.addDetails();
  }

  showAll(data) {
    this.data = understand(data);
    this.fit(data.around);
    this.draw();
  }
}

const place = () => document.querySelector("[data-map]");

window.L = { map: (id) => new LeafletMap(id, OPTIONS) };
window.liaison = {
  services(map) {
    new OfflineView(place(), map).showAll(read("services"));
  },
  coverage(map) {
    new CoverageView(place(), map);
  },
};
