/** Streets above the plain map and under the marks, where the site has a file of them. */
import { DomUtil, GridLayer } from "leaflet";
import { make } from "./strings.js";

const PANE = "streets";
const ORDER = 230; // between the borders and the names of the plain map
const COPYRIGHT = "https://www.openstreetmap.org/copyright";

export async function addStreets(map, { dataset }, strings) {
  const script = new URL(dataset.streetsScript, window.location.href).href;
  const { streetLayer } = await import(/* @vite-ignore */ script);
  map.createPane(PANE).style.zIndex = ORDER;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  streetLayer(
    { DomUtil, GridLayer },
    {
      url: dataset.streets,
      maxDataZoom: Number(dataset.streetsZoom),
      flavor: dark ? "dark" : "light",
      lang: document.documentElement.lang,
      pane: PANE,
    },
  ).addTo(map);
  return make("a", {
    href: COPYRIGHT,
    target: "_blank",
    rel: "noopener",
    text: strings.say("streetsCredit"),
  });
}
