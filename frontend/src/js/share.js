/** Copy-link and print buttons; they are hidden until a script can serve them. */
import { announce } from "./announce.js";

async function copy(button) {
  const url = new URL(button.dataset.copyLink || window.location.href, window.location.href);
  const label = button.querySelector("[data-label]") ?? button;
  const before = label.dataset.label || label.textContent;
  label.dataset.label = before;
  try {
    await navigator.clipboard.writeText(url.href);
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
  for (const button of root.querySelectorAll("[data-copy-link][hidden], [data-print][hidden]")) {
    button.hidden = false;
  }
}

export function setUpShare() {
  reveal(document);
  document.addEventListener("htmx:afterSwap", () => reveal(document));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy-link], [data-print]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    else copy(button);
  });
}
