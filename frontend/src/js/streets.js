/**
 * Streets from one file of the site, read in pieces; loaded only where a site has it. They are drawn
 * on canvases with the fonts of the page: no sprites, nothing from elsewhere.
 */
import { leafletLayer } from "protomaps-leaflet";

/** A layer for `leaflet`, which the library looks for under a global name. */
export function streetLayer(leaflet, options) {
  globalThis.L = leaflet;
  const layer = leafletLayer({ ...options, attribution: "" });
  layer.backgroundColor = undefined; // where the file has nothing, the plain map shows
  return layer;
}
