/** How htmx behaves here: nothing evaluated, nothing stored, nothing asked of other hosts. */
import htmx from "htmx.org";
import { announce } from "./announce.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false, // the style sheet has them; inline styles are forbidden
  selfRequestsOnly: true,
  historyCacheSize: 0, // no page is kept in the browser's storage
  refreshOnHistoryMiss: true,
  defaultFocusScroll: false,
  timeout: 20_000,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "400", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

/** Empty fields stay out of the address. */
function dropEmpty(event) {
  const { formData } = event.detail;
  for (const name of new Set(formData.keys())) {
    const values = formData.getAll(name).filter((value) => value !== "");
    formData.delete(name);
    values.forEach((value) => formData.append(name, value));
  }
}

/** htmx notes the address for its page cache, which is off: nothing should stay behind. */
function forgetAddress() {
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // storage is switched off
  }
}

export function setUpRequests() {
  for (const name of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:load"]) {
    document.addEventListener(name, forgetAddress);
  }
  document.addEventListener("htmx:configRequest", dropEmpty);
  document.addEventListener("formdata", (event) => dropEmpty({ detail: event }));
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    detail.target?.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    detail.target?.removeAttribute("aria-busy");
  });
  // A failed update becomes an ordinary page load: the server's own error page explains.
  document.addEventListener("htmx:responseError", ({ detail }) => {
    window.location.assign(detail.pathInfo.finalRequestPath);
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, ({ detail }) => tellOffline(detail.elt.closest("form")));
  }
}

/** Without a connection the earlier results stay, and say so. */
function tellOffline(form) {
  const results = document.getElementById("results");
  if (!form?.dataset.offline || results.querySelector("[data-offline-notice]")) return;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.dataset.offlineNotice = "";
  notice.textContent = form.dataset.offline;
  results.prepend(notice);
  announce(notice.textContent);
}
