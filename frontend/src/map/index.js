/**
 * Starts the map when it can be seen (on a phone: when asked for), and keeps it in step with
 * the results: their element carries the query in data-map-query.
 */
import { MapView } from "./view.js";

let view = null;

const query = () => document.querySelector("[data-map-query]")?.dataset.mapQuery ?? "";

function start(element) {
  element.hidden = false;
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    view = new MapView(element);
    view.show(query());
    new ResizeObserver(() => view.map.invalidateSize({ pan: false })).observe(element);
  }).observe(element);
}

export function setUpMap() {
  const element = document.querySelector("[data-map]");
  if (!element) return;
  start(element);
  document.addEventListener("htmx:afterSettle", () => view?.show(query()));
}
