/** Speaks through the live region that site.js keeps. */
export function announce(detail) {
  document.dispatchEvent(new CustomEvent("liaison:announce", { detail }));
}
