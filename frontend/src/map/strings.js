/** Words of the map come from data attributes, so that they are translated with the page. */
export class Strings {
  constructor(element) {
    this.data = element.dataset;
    this.numbers = new Intl.NumberFormat(document.documentElement.lang || "en");
  }

  /** The sentence `name`, with {n} replaced by a number in the page's language. */
  say(name, n) {
    const text = this.data[name] ?? "";
    return n === undefined ? text : text.replace("{n}", this.numbers.format(n));
  }

  count(n, one, many) {
    return this.say(n === 1 ? one : many, n);
  }
}

/** Makes an element; text goes in as text, never as markup. */
export function make(tag, { className = "", text = "", ...attributes } = {}, children = []) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
