/** What a pin says: one service, or the list of those at the same place. */
import { DomEvent, Popup } from "leaflet";
import { make } from "./strings.js";

function entry(service, tag, strings) {
  const target = strings.say("target"); // in a frame, listings open outside of it
  const outward = target ? { target, rel: "noopener" } : {};
  const title = make(tag, { className: "popover-title" }, [
    make("a", { href: service.url, text: service.name, ...outward }),
  ]);
  const where = [service.organisation, service.place].filter(Boolean).join(" · ");
  return [
    make("span", { className: `status ${service.status}`, text: service.status_label }),
    title,
    make("p", { className: "popover-where", text: where }),
  ];
}

function content(mark, strings, close) {
  const box = make("div", { className: "popover" });
  const button = make("button", {
    type: "button",
    className: "popover-close",
    "aria-label": strings.say("close"),
  });
  button.addEventListener("click", close);
  if (mark.services.length === 1) box.append(...entry(mark.services[0], "h3", strings));
  else {
    box.append(make("h3", { className: "popover-title", text: strings.say("stack", mark.count) }));
    const items = mark.services.map((service) => make("li", {}, entry(service, "h4", strings)));
    box.append(make("ul", { role: "list", className: "popover-list" }, items));
  }
  box.append(button);
  return box;
}

/**
 * Opens at a mark. When opened by keyboard the focus goes in; when it closes from inside, the
 * focus goes back to the mark (`opener` finds it: marks are drawn anew as the map moves).
 */
export function openPopover(map, mark, { label, strings, byKeyboard, opener }) {
  const popup = new Popup({
    closeButton: false,
    autoPanPadding: [16, 16],
    maxWidth: 288,
    minWidth: 220,
    offset: [0, -10],
  });
  const close = () => map.closePopup(popup);
  const box = content(mark, strings, close);
  DomEvent.disableScrollPropagation(box);
  popup.setLatLng([mark.lat, mark.lon]).setContent(box).openOn(map);
  const element = popup.getElement();
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", label);
  let inside = false;
  element.addEventListener("focusin", () => (inside = true));
  element.addEventListener("focusout", ({ relatedTarget }) => {
    inside = !relatedTarget || element.contains(relatedTarget);
  });
  if (byKeyboard) box.querySelector("a").focus({ preventScroll: true });
  popup.on("remove", () => inside && opener()?.focus({ preventScroll: true }));
}
