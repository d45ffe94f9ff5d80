/**
 * While there is no connection the page stays, with the numbers to call, where a browser would
 * show its own page. Nothing is kept on the device for this: that would be a trace of the visit.
 */
import { announce } from "./announce.js";

export function setUpOffline() {
  const note = document.getElementById("offline");
  if (!note) return;
  const show = () => {
    note.hidden = navigator.onLine;
    if (!navigator.onLine) announce(note.dataset.offlineSaid);
  };
  window.addEventListener("offline", show);
  window.addEventListener("online", show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || navigator.onLine || link.matches("[data-exit]")) return;
    if (!link.protocol.startsWith("http") || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    show();
    note.scrollIntoView({ block: "nearest" });
  });
  if (!navigator.onLine) show();
}
