// While guides are being written: shows the same step anew after each save, keeping what was typed.
"use strict";

const { live, here } = document.currentScript.dataset;
const kept = `typed ${here}`;
const box = document.querySelector("#answer:not([type=checkbox])");

if (box && sessionStorage.getItem(kept) !== null) box.value = sessionStorage.getItem(kept);
sessionStorage.removeItem(kept);

if (window.name.startsWith("preview-")) {
  // the preview around this page listens to the saves, and tells the problems
  document.documentElement.classList.add("in-preview");
  document.querySelector(".problems")?.remove();
} else if (!document.querySelector(".preview")) {
  new EventSource(live).addEventListener("message", () => {
    if (box) sessionStorage.setItem(kept, box.value);
    location.replace(here || location.href);
  });
}
