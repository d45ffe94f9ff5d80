/**
 * Suggestions under the search box: the list of options of
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Without this the form searches all the same.
 */
import { announce } from "../finder/announce.js";

const PAUSE = 180; // ms without a key
const SHORTEST = 2;

class Suggestions {
  #timer = 0;
  #request = null;
  #chosen = -1;

  constructor(field) {
    this.field = field;
    this.input = field.querySelector("input");
    this.list = field.querySelector("[role=listbox]");
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("input", () => this.#wait());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.#close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", ({ target }) => this.#go(target.closest("[role=option]")));
  }

  get #options() {
    return [...this.list.children];
  }

  #wait() {
    window.clearTimeout(this.#timer);
    this.#request?.abort();
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) this.#close();
    else this.#timer = window.setTimeout(() => this.#ask(typed), PAUSE);
  }

  async #ask(typed) {
    this.#request = new AbortController();
    try {
      const { suggest } = this.field.dataset;
      const answer = await fetch(`${suggest}?${new URLSearchParams({ q: typed })}`, {
        signal: this.#request.signal,
      });
      if (answer.ok) this.#show(await answer.text());
    } catch {
      this.#close(); // no connection, or another letter was typed
    }
  }

  #show(html) {
    if (document.activeElement !== this.input) return;
    this.list.innerHTML = html.trim();
    this.#choose(-1);
    const many = this.#options.length;
    this.list.hidden = !many;
    this.input.setAttribute("aria-expanded", String(many > 0));
    const { none, one, many: several } = this.field.dataset;
    announce([none, one][many] ?? several.replace("%n", many));
  }

  #close() {
    window.clearTimeout(this.#timer);
    this.#request?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#choose(-1);
  }

  #choose(number) {
    this.#chosen = number;
    this.#options.forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === number));
    });
    const option = this.#options[number];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  #key(event) {
    if (this.list.hidden || event.isComposing) return;
    const places = this.#options.length + 1; // one of them is the text itself
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      this.#choose(((this.#chosen + 1 + steps[event.key] + places) % places) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault(); // the text stays
      this.#close();
    } else if (event.key === "Enter" && this.#chosen >= 0) {
      event.preventDefault();
      this.#go(this.#options[this.#chosen]);
    }
  }

  #go(option) {
    if (option) window.location.assign(option.dataset.url);
  }
}

document.querySelectorAll("[data-suggest]").forEach((field) => new Suggestions(field));
