/** After the results were replaced: say how many, keep open what was open, keep the focus. */
import { announce } from "./announce.js";

function rememberPanel() {
  const focused = document.activeElement?.id;
  const state = new Map(
    [...document.querySelectorAll("#facets details")].map((item) => [keyOf(item), item.open]),
  );
  return () => {
    for (const item of document.querySelectorAll("#facets details")) {
      if (state.has(keyOf(item))) item.open = state.get(keyOf(item));
    }
    if (focused && document.activeElement === document.body) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  };
}

/** The other language shows the same search. */
function followLanguage() {
  const link = document.querySelector("a.language");
  if (link) link.search = window.location.search;
}

const keyOf = (details) => details.id || details.className;

export function setUpResults() {
  let restore = null;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id === "results") restore = rememberPanel();
  });
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (!restore || detail.elt.id === "facets") return;
    restore();
    restore = null;
    followLanguage();
    announce(document.querySelector("[data-count]")?.textContent.trim());
  });
  // A place chosen among several of that name no longer holds once another one is typed.
  document.addEventListener("input", ({ target }) => {
    if (target.name === "place") target.form?.querySelector("input[name=at]")?.remove();
  });
}
