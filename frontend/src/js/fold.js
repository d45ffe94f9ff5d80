/** Folds that lie over the page close with Escape and when one looks elsewhere. */
const OPEN = "details[data-fold][open]";

function close(fold) {
  const inside = fold.contains(document.activeElement);
  fold.open = false;
  if (inside) fold.querySelector("summary").focus();
}

export function setUpFolds() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(OPEN).forEach(close);
  });
  document.addEventListener("click", ({ target }) => {
    for (const fold of document.querySelectorAll(OPEN)) {
      if (!fold.contains(target)) fold.open = false;
    }
  });
}
