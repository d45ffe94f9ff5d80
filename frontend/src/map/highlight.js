/** The list and the map point at each other: what is under the pointer or the focus, on both. */
const CARD = "article[data-service]";

const card = (service) => document.querySelector(`article[data-service="${CSS.escape(service)}"]`);

export function linkListAndMap(view) {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  let lit = [];

  const clear = () => {
    lit.forEach((element) => element.classList.remove("on"));
    lit = [];
  };
  const light = (...elements) => {
    clear();
    lit = elements.filter(Boolean);
    lit.forEach((element) => element.classList.add("on"));
  };
  const fromList = (event) => {
    const article = event.target.closest?.(CARD);
    if (article) light(view.marks.buttonFor(article.dataset.service));
    else if (!view.element.contains(event.target)) clear();
  };
  const fromMap = (event) => {
    const button = event.target.closest?.("button.pin");
    if (button) light(button, ...(button.services ?? []).map(card));
    else clear();
  };

  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, fromList, options);
    view.element.addEventListener(type, fromMap, options);
  }
  view.element.addEventListener("pointerleave", clear, options);
  return () => abort.abort();
}
