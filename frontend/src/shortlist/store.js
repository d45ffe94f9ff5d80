/** The keys of this tab's shortlist, in order. Closing the tab forgets them, so does leaving. */
import { LEFT } from "../js/exit.js";

const NAME = "shortlist";
const KEY = /^[0-9a-hj-kmnp-tv-z]{8}$/;
export const MOST = 50;

export function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => KEY.test(key)).slice(0, MOST) : [];
  } catch {
    return []; // storage is switched off, or holds something else
  }
}

/** False when the browser keeps nothing. */
export function write(keys) {
  try {
    if (keys.length) sessionStorage.setItem(NAME, JSON.stringify(keys));
    else sessionStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}

/** Whether the person has just left: then nothing may be kept again. */
export function hasLeft() {
  try {
    return Boolean(sessionStorage.getItem(LEFT));
  } catch {
    return true;
  }
}

export function address(base, keys) {
  return keys.length ? `${base}?${keys.map((key) => `s=${key}`).join("&")}` : base;
}

export const keyIn = (href) => /\/services\/([0-9a-z]{8})/.exec(href ?? "")?.[1] ?? "";
