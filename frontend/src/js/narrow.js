/** A list that gets shorter while one types; without a script the form asks the server. */

const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[œæ]/g, (letter) => (letter === "œ" ? "oe" : "ae"))
    .replaceAll("’", "'");

function said(count, { none, one, many }) {
  if (count === 0) return none;
  return count === 1 ? one : many.replace("%n", count);
}

function narrow(form, list) {
  const wanted = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const shelf of list.querySelectorAll("section")) {
    const entries = [...shelf.querySelectorAll("[data-entry]")];
    for (const entry of entries) {
      const text = fold(entry.textContent);
      entry.hidden = !wanted.every((word) => text.includes(word));
    }
    const left = entries.filter((entry) => !entry.hidden).length;
    shelf.hidden = !left;
    const jump = document.querySelector(`a[href="#${shelf.getAttribute("aria-labelledby")}"]`);
    if (jump) jump.parentElement.hidden = !left;
    count += left;
  }
  const status = form.querySelector("[data-narrow-count]");
  status.textContent = said(count, status.dataset);
}

export function setUpNarrowing() {
  const form = document.querySelector("form[data-narrow]");
  const list = form && document.getElementById(form.dataset.narrow);
  if (!list || form.elements.q.value) return; // the server has already left some out
  form.querySelector("[data-narrow-count]").setAttribute("role", "status");
  form.addEventListener("input", () => narrow(form, list));
  form.addEventListener("submit", (event) => {
    if (list.querySelector("[data-entry]:not([hidden])")) event.preventDefault();
  });
}
