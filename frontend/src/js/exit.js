/**
 * Quick exit: the link in the strip works without this. With it, the page leaves no entry in
 * the tab's history, what the tab remembered is cleared, and Shift three times leaves too.
 */
const LEFT = "left"; // says nothing about where one was; gone with the tab
const PRESSES = 3;
const WITHIN = 2000; // milliseconds from the first press to the last

const link = document.querySelector("[data-exit]");

function leave() {
  document.documentElement.classList.add("leaving");
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

export function setUpExit() {
  if (!link) return;
  let presses = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = []; // typing a capital letter is not a wish to leave
      return;
    }
    if (event.repeat) return;
    const now = Date.now();
    presses = [...presses.filter((time) => now - time < WITHIN), now];
    if (presses.length >= PRESSES) leave();
  });
  window.addEventListener("pageshow", guard);
  link.title = link.dataset.exitHint ?? "";
}
