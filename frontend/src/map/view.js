/** One map: where it looks, what it has loaded, what happens when a mark is pressed. */
import { Control, LatLngBounds, Map as LeafletMap } from "leaflet";
import { BaseMap } from "./base.js";
import { load, understand } from "./data.js";
import { linkListAndMap } from "./highlight.js";
import { Marks, isCluster } from "./marks.js";
import { openPopover } from "./popover.js";
import { addStreets } from "./streets.js";
import { Strings, make } from "./strings.js";

const CANADA = new LatLngBounds([41.6, -141], [70, -52]);
const EVERYWHERE = new LatLngBounds([20, -190], [89, -10]);
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export const OPTIONS = {
  attributionControl: false,
  zoomControl: false,
  maxBounds: EVERYWHERE,
  minZoom: 2,
  maxZoom: 15,
  zoomSnap: 0.5,
  scrollWheelZoom: false, // the page keeps scrolling; buttons, keys and pinching zoom
  zoomAnimation: !still.matches,
  fadeAnimation: !still.matches,
  markerZoomAnimation: !still.matches,
  inertia: !still.matches,
};

export class MapView {
  /** `made`: a Leaflet map that is in the element already, as in a file to take away. */
  constructor(element, made) {
    this.element = element;
    this.strings = new Strings(element);
    this.canvas = made?.getContainer() ?? make("div", { className: "map-canvas" });
    if (!made) element.append(this.canvas);
    this.map = made ?? new LeafletMap(this.canvas, OPTIONS);
    this.dress(this.map);
    this.base = new BaseMap(this.map);
    this.marks = new Marks(this.map, this.strings, (...pressed) => this.press(...pressed));
    this.data = understand({});
    linkListAndMap(this);
    this.map.on("moveend", () => this.moved());
    this.loadBase().catch((error) => this.fail(error));
  }

  /** Coasts and towns of our own, or streets in their place; without these the former stay. */
  async loadBase() {
    await this.base.load(this.element.dataset.basemap);
    if (!this.element.dataset.streets) return this.base.addDetails();
    try {
      const credit = await addStreets(this.map, this.element, this.strings);
      this.element.querySelector(".map-credit").append(" ", credit);
    } catch (error) {
      console.warn(error);
      this.base.addDetails();
    }
  }

  dress(map) {
    map.fitBounds(CANADA);
    new Control.Zoom({
      position: "topright",
      zoomInTitle: this.strings.say("zoomIn"),
      zoomOutTitle: this.strings.say("zoomOut"),
    }).addTo(map);
    this.canvas.addEventListener("keydown", (event) => {
      if (event.key === "Escape") map.closePopup();
    });
    this.canvas.setAttribute("role", "group");
    this.canvas.setAttribute("aria-label", this.strings.say("label"));
    this.element.append(
      make("p", { className: "map-credit", text: this.strings.say("attribution") }),
    );
  }

  address(extra = {}) {
    const url = new URL(this.element.dataset.pointsUrl, window.location.href);
    for (const [key, value] of new URLSearchParams(this.query ?? "")) {
      url.searchParams.append(key, value);
    }
    for (const [key, value] of Object.entries(extra)) url.searchParams.set(key, value);
    return url;
  }

  /** Shows the matches of a search (`query` as in the address of the page). */
  async show(query) {
    if (query === this.query) return;
    this.query = query;
    const data = await this.fetch({ zoom: Math.round(this.map.getZoom()) });
    if (!data) return;
    this.remote = Boolean(data.clusters); // too many for the page: the server counts each view
    this.tellUnplaced(data.unplaced ?? 0);
    this.fit(data.around);
    await this.moved();
  }

  async fetch(extra) {
    this.loading?.abort();
    this.loading = new AbortController();
    this.element.setAttribute("aria-busy", "true");
    try {
      const data = await load(this.address(extra), this.loading.signal);
      this.data = understand(data);
      return data;
    } catch (error) {
      if (error.name !== "AbortError") this.fail(error);
      return null;
    } finally {
      this.element.removeAttribute("aria-busy");
    }
  }

  async moved() {
    if (this.fitting) return;
    if (this.remote) {
      const bounds = this.map.getBounds().pad(0.1).toBBoxString();
      if (!(await this.fetch({ bbox: bounds, zoom: Math.round(this.map.getZoom()) }))) return;
    }
    this.draw();
  }

  /** `around`: the circle that was searched, so that one distant service hides no near ones. */
  fit(around) {
    const { positions } = this.data;
    const [west, south, east, north] = around ?? [];
    const circle = around && new LatLngBounds([south, west], [north, east]);
    const bounds = circle ?? (positions.length ? new LatLngBounds(positions) : CANADA);
    this.fitting = true;
    this.map.fitBounds(bounds, { padding: around ? [0, 0] : [36, 36], maxZoom: 10, animate: false });
    this.fitting = false;
  }

  draw() {
    const focused = this.canvas.contains(document.activeElement);
    const bounds = this.map.getBounds().pad(0.1);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.marks.draw(this.data.within(box, this.map.getZoom()));
    if (focused && document.activeElement === document.body) this.refocus();
  }

  /** The pressed cluster is gone after zooming: its nearest successor takes the focus. */
  refocus() {
    const target = this.lastPressed;
    const button = target && this.marks.nearestButton(target.lat, target.lon);
    (button ?? this.canvas).focus({ preventScroll: true });
  }

  press(mark, button, event) {
    this.lastPressed = mark;
    if (mark.bounds) this.closer(new LatLngBounds(mark.bounds));
    else if (isCluster(mark)) this.map.setView([mark.lat, mark.lon], mark.expand());
    else {
      openPopover(this.map, mark, {
        label: button.getAttribute("aria-label"),
        strings: this.strings,
        byKeyboard: event?.detail === 0,
        opener: () => this.marks.buttonFor(mark.services[0].id),
      });
    }
  }

  /** What a cluster of the server holds, and at least one step closer. */
  closer(bounds) {
    const zoom = Math.max(this.map.getBoundsZoom(bounds), this.map.getZoom() + 1);
    this.map.setView(bounds.getCenter(), Math.min(zoom, this.map.getMaxZoom()));
  }

  tellUnplaced(n) {
    const line = this.element.parentElement.querySelector("[data-unplaced]");
    if (!line) return;
    line.hidden = n === 0;
    line.textContent = new Strings(line).count(n, "one", "many");
  }

  fail(error) {
    console.warn(error);
    if (this.element.querySelector(".map-failed")) return;
    const text = this.strings.say("failed");
    this.element.append(make("p", { className: "map-failed notice", role: "status", text }));
  }
}
