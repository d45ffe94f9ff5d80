/** Where there is no room for both, the list and the map take turns; filters open where there is. */
import { announce } from "./announce.js";

const WIDE = window.matchMedia("(min-width: 56rem)");

export function setUpViews() {
  const finder = document.querySelector(".finder");
  if (!finder) return;
  finder.classList.add("takes-turns");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.view-switch");
    if (!link) return;
    event.preventDefault();
    const map = finder.classList.toggle("show-map");
    const target = map ? document.getElementById("map") : finder.querySelector(".view-switch");
    if (map) target.setAttribute("tabindex", "-1");
    target?.focus();
    announce(link.textContent.trim());
  });
  openFilters();
  WIDE.addEventListener("change", openFilters);
}

/** For browsers that cannot show a closed <details> by style alone. */
function openFilters() {
  if (CSS.supports("selector(::details-content)") || !WIDE.matches) return;
  document.querySelectorAll(".filters-open").forEach((details) => {
    details.open = true;
  });
}
