/** Copy and print buttons; they are hidden until a script can serve them. */
import { announce } from "./announce.js";

const BUTTONS = "[data-copy-link], [data-copy-text], [data-print]";

/** The text of the element that `data-copy-text` names, or a whole address. */
function wanted({ copyLink, copyText }) {
  if (copyText) return document.getElementById(copyText).textContent.trim();
  return new URL(copyLink || window.location.href, window.location.href).href;
}

async function copy(button) {
  const label = button.querySelector("[data-label]") ?? button;
  const before = label.dataset.label || label.textContent;
  label.dataset.label = before;
  try {
    await navigator.clipboard.writeText(wanted(button.dataset));
    label.textContent = button.dataset.done;
  } catch {
    label.textContent = button.dataset.failed;
  }
  announce(label.textContent);
  window.setTimeout(() => {
    label.textContent = before;
  }, 4000);
}

function reveal(root) {
  for (const button of root.querySelectorAll(`:is(${BUTTONS})[hidden]`)) {
    button.hidden = false;
  }
}

export function setUpShare() {
  reveal(document);
  document.addEventListener("htmx:afterSwap", () => reveal(document));
  document.addEventListener("click", (event) => {
    const button = event.target.closest(BUTTONS);
    if (!button) return;
    if ("print" in button.dataset) window.print();
    else copy(button);
  });
}
