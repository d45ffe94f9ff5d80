/**
 * A map to take away: everything it needs is in the file (directory/exports/offline_map.py).
 * folium writes the calls below; the data is beside them, as JSON that is never run.
 */
import { Map as LeafletMap } from "leaflet";
import { understand } from "../map/data.js";
import { MapView, OPTIONS } from "../map/view.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

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

window.L = { map: (id) => new LeafletMap(id, OPTIONS) };
window.liaison = {
  show(map) {
    new OfflineView(document.querySelector("[data-map]"), map).showAll(read("services"));
  },
};
