/**
 * A map to take away: everything it needs is in the file (directory/exports/offline_map.py).
 * folium writes the calls below; the data is beside them, as JSON that is never run.
 */
import { Map as LeafletMap } from "leaflet";
import { FineCells } from "../map/fine.js";
import { understand } from "../map/data.js";
import { MapView, OPTIONS } from "../map/view.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

class OfflineView extends MapView {
  loadBase() {
    this.base.show(read("base-map"));
    const cells = read("fine-map");
    new FineCells(this.map, Object.keys(cells), (name) => cells[name]);
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
