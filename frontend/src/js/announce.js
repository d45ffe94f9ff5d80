/**
 * The page's one live region. Other scripts speak through it with
 * `document.dispatchEvent(new CustomEvent("liaison:announce", { detail: text }))`.
 */
export function announce(text) {
  const region = document.getElementById("live");
  if (!region || !text) return;
  region.textContent = "";
  window.setTimeout(() => {
    region.textContent = text;
  }, 60);
}

export function setUpAnnouncements() {
  document.addEventListener("liaison:announce", ({ detail }) => announce(detail));
}
