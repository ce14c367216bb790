// At the root of the site: go to the reader's preferred language, if the site has it.
// Without this script the page is a plain choice; `?choose` keeps it one.
"use strict";
(() => {
  if (location.search === "?choose") return;
  const offered = new Map();
  document.addEventListener("DOMContentLoaded", () => {
    for (const choice of document.querySelectorAll("a.choice")) {
      offered.set(choice.hreflang, choice.getAttribute("href"));
    }
    for (const wanted of navigator.languages) {
      const address = offered.get(wanted) ?? offered.get(wanted.split("-")[0]);
      if (address) {
        location.replace(address);
        return;
      }
    }
  });
})();
