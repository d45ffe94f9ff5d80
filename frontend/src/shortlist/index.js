/**
 * The shortlist of this tab: buttons at services, the way to the list, and the list's own page,
 * which is an address and needs no script. Nothing is sent anywhere until it is opened.
 */
import { announce } from "../js/announce.js";
import { MOST, address, hasLeft, keyIn, read, write } from "./store.js";

const words = document.querySelector("[data-shortlist]");
const page = document.querySelector("[data-shortlist-page]");
const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");

const count = (n) =>
  n === 1 ? words.dataset.one : words.dataset.many.replace("{n}", numbers.format(n));

/** The way to the list, when it holds something and is not what one is looking at. */
function showBar(keys) {
  const link = words.querySelector("a");
  link.href = address(words.dataset.url, keys);
  link.querySelector("[data-label]").textContent = count(keys.length);
  words.hidden = keys.length === 0 || page?.dataset.keys === keys.join(" ");
  document.documentElement.classList.toggle("has-shortlist", !words.hidden);
}

function show() {
  const keys = read();
  for (const button of document.querySelectorAll("[data-shortlist-key]")) {
    const on = keys.includes(button.dataset.shortlistKey);
    button.hidden = false;
    button.classList.toggle("on", on);
    button.querySelector("[data-label]").textContent = on ? words.dataset.remove : words.dataset.add;
  }
  showBar(keys);
}

/** Results get their buttons here: without a script they could do nothing. */
function addButtons() {
  for (const card of document.querySelectorAll("article.result[data-service]")) {
    const title = card.querySelector("h2 a, h3 a");
    const key = keyIn(title?.getAttribute("href"));
    if (!key || card.querySelector("[data-shortlist-key]")) continue;
    const button = words.querySelector("template").content.firstElementChild.cloneNode(true);
    button.dataset.shortlistKey = key;
    button.querySelector("[data-name]").textContent = `: ${title.textContent}`;
    card.append(button);
  }
  show();
}

function toggle(button) {
  const key = button.dataset.shortlistKey;
  const keys = read();
  const without = keys.filter((one) => one !== key);
  if (without.length === keys.length && keys.length >= MOST) return announce(words.dataset.full);
  const now = without.length < keys.length ? without : [...keys, key];
  write(now);
  show();
  return announce(now.length ? count(now.length) : words.dataset.empty);
}

/** A link that changes the list says in its address what the list is then. */
function follow(link) {
  write(new URL(link.href, window.location.href).searchParams.getAll("s"));
}

/** A list that was opened becomes this tab's, unless it has one; a bare address opens this tab's. */
function adopt() {
  if (!page || hasLeft()) return;
  const keys = read();
  const shown = page.dataset.keys.split(" ").filter(Boolean);
  if (shown.length && !keys.length) write(shown);
  else if (keys.length && !window.location.search) {
    window.location.replace(address(words.dataset.url, keys));
  }
}

export function setUpShortlist() {
  if (!words || !write(read())) return;
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-shortlist-key]");
    const link = target.closest("a[data-shortlist-set]");
    if (button) toggle(button);
    else if (link) follow(link);
  });
  document.addEventListener("htmx:afterSettle", addButtons);
  window.addEventListener("pageshow", () => {
    adopt();
    addButtons();
  });
}
