// Tells the site around a frame how high the page is, and nobody else: a message goes to the
// operator's sites alone, and the browser delivers it only where one of them is what stands around.
"use strict";

const { hosts, outcome } = document.currentScript.dataset;
const allowed = hosts.split(" ");
const around = location.ancestorOrigins?.[0];
const sites = around ? allowed.filter((site) => site === around) : allowed;

function tell(message) {
  for (const site of sites) parent.postMessage({ callguide: 1, ...message }, site);
}

/** A page within a frame says its title to nobody, so a new step is told by its heading. */
function takeFocus() {
  const asked = document.querySelector("[autofocus]") ?? document.getElementById("words");
  asked.focus({ preventScroll: true });
}

document.addEventListener("DOMContentLoaded", () => {
  new ResizeObserver(() => tell({ height: Math.ceil(document.body.getBoundingClientRect().height) }))
    .observe(document.body);
  tell({ begins: true, ...(outcome && { outcome }) });
  if (document.referrer.startsWith(`${location.origin}/`)) takeFocus();
});
