// While guides are being written: shows the same step anew after each save, keeping what was typed.
"use strict";

const { live, here } = document.currentScript.dataset;
const kept = `typed ${here}`;
const box = document.querySelector("#answer:not([type=checkbox])");

if (box && sessionStorage.getItem(kept) !== null) box.value = sessionStorage.getItem(kept);
sessionStorage.removeItem(kept);

new EventSource(live).addEventListener("message", () => {
  if (box) sessionStorage.setItem(kept, box.value);
  location.replace(here || location.href);
});
