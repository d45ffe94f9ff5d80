/** Says a line to screen readers through the page's one live region. */
export function announce(text) {
  const region = document.getElementById("live");
  if (!region || !text) return;
  region.textContent = "";
  window.setTimeout(() => {
    region.textContent = text;
  }, 60);
}
