/** The list and the map point at each other: what is under the pointer or the focus, on both. */
const CARD = "article[data-service]";

const card = (service) => document.querySelector(`article[data-service="${CSS.escape(service)}"]`);

export function linkListAndMap(view) {
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
  /** Lights what belongs to this element; false when nothing does. */
  const from = (element) => {
    const button = element?.closest?.("button.pin");
    const article = element?.closest?.(CARD);
    if (button) light(button, ...(button.services ?? []).map(card));
    else if (article) light(view.marks.buttonFor(article.dataset.service));
    return Boolean(button || article);
  };
  // Where the pointer is on neither, what has the focus stays lit.
  const follow = ({ target }) => from(target) || from(document.activeElement) || clear();

  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
}
