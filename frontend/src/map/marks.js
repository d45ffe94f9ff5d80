/** Pins and clusters: real buttons with names, drawn anew whenever the view changes. */
import { DivIcon, LayerGroup, Marker } from "leaflet";
import { make } from "./strings.js";

const SIZES = { pin: 30, stack: 36, small: 40, middle: 48, large: 56 };

function sizeOf(mark) {
  if (!isCluster(mark)) return mark.count > 1 ? SIZES.stack : SIZES.pin;
  if (mark.count < 10) return SIZES.small;
  return mark.count < 100 ? SIZES.middle : SIZES.large;
}

export function isCluster(mark) {
  return Boolean(mark.expand || mark.bounds);
}

/** A Leaflet icon that is a <button>; Leaflet only places it. */
const ButtonIcon = DivIcon.extend({
  createIcon() {
    const button = this.options.button;
    this._setIconStyles(button, "icon");
    return button;
  },
});

export class Marks {
  constructor(map, strings, onPress) {
    this.map = map;
    this.strings = strings;
    this.onPress = onPress;
    this.layer = new LayerGroup().addTo(map);
    this.buttons = new Map(); // service id -> button that stands for it now
  }

  draw(marks) {
    this.layer.clearLayers();
    this.buttons.clear();
    // North to south, west to east: the order of the Tab key is the order of the eye.
    const ordered = [...marks].sort((a, b) => b.lat - a.lat || a.lon - b.lon);
    for (const mark of ordered) this.add(mark);
  }

  add(mark) {
    const button = this.button(mark);
    const size = sizeOf(mark);
    const icon = new ButtonIcon({ button, className: button.className, iconSize: [size, size] });
    new Marker([mark.lat, mark.lon], { icon, keyboard: false, riseOnHover: true })
      .on("click", (event) => this.onPress(mark, button, event.originalEvent))
      .addTo(this.layer);
    for (const service of mark.services) this.buttons.set(String(service.id), button);
  }

  button(mark) {
    const [only] = mark.services;
    const single = mark.count === 1 && only;
    const kind = isCluster(mark) ? "pin cluster-button" : "pin";
    const status = single ? ` ${only.status}` : "";
    const button = make("button", { type: "button", className: `${kind}${status}` });
    button.setAttribute("aria-label", this.label(mark, single && only));
    if (!single) button.append(make("span", { text: this.strings.numbers.format(mark.count) }));
    button.services = mark.services.map((service) => String(service.id));
    return button;
  }

  label(mark, only) {
    if (only) return [only.name, only.organisation, only.status_label].filter(Boolean).join(", ");
    if (isCluster(mark)) return this.strings.count(mark.count, "clusterOne", "clusterMany");
    return this.strings.say("stack", mark.count);
  }

  buttonFor(service) {
    return this.buttons.get(String(service));
  }

  nearestButton(lat, lon) {
    let best = null;
    this.layer.eachLayer((marker) => {
      const distance = marker.getLatLng().distanceTo([lat, lon]);
      if (!best || distance < best.distance) best = { distance, marker };
    });
    return best?.marker.getElement() ?? null;
  }
}
