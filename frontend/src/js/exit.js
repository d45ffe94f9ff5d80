/**
 * Quick exit: the link in the strip works without this. With it, the page leaves no entry in
 * the tab's history, what the tab remembered is cleared, and Shift three times leaves too.
 */
import { announce } from "./announce.js";

export const LEFT = "left"; // says nothing about where one was; gone with the tab
const PRESSES = 3;
const WITHIN = 2000; // milliseconds from the first press to the last

const link = document.querySelector("[data-exit]");

function leave() {
  document.documentElement.classList.add("leaving");
  announce(link.dataset.exitLeaving);
  try {
    sessionStorage.clear();
    sessionStorage.setItem(LEFT, "1");
  } catch {
    // storage is switched off: there is nothing to clear
  }
  window.location.replace(link.dataset.exit);
}

/** The Back button after leaving leads away again; a fresh visit does not. */
function guard(event) {
  const [navigation] = performance.getEntriesByType("navigation");
  const back = event.persisted || navigation?.type === "back_forward";
  try {
    if (!sessionStorage.getItem(LEFT)) return;
    if (back) window.location.replace(link.dataset.exit);
    else sessionStorage.removeItem(LEFT);
  } catch {
    // storage is switched off
  }
}

/** Three presses of Shift and of nothing else. The second is answered aloud, so that a person who
 * does not see the page knows where they stand. */
function watchShift() {
  let presses = [];
  const forget = () => {
    presses = []; // typing a capital letter is not a wish to leave
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") return forget();
    if (event.repeat) return undefined;
    const now = Date.now();
    presses = [...presses.filter((time) => now - time < WITHIN), now];
    if (presses.length >= PRESSES) leave();
    else if (presses.length === PRESSES - 1) announce(link.dataset.exitOnceMore);
    return undefined;
  });
  document.addEventListener("pointerdown", forget);
}

export function setUpExit() {
  if (!link) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  watchShift();
  window.addEventListener("pageshow", guard);
  link.title = link.dataset.exitHint ?? "";
}
