// Puts a guide into a page of another site, where its script element stands. The frame is as high as
// what it shows.
"use strict";

(() => {
  const script = document.currentScript;
  const guides = new URL(script.src).origin;
  const { guide, title = "Guide", facts = "{}" } = script.dataset;
  const address = `${guides}/embed/${encodeURIComponent(guide)}`;
  const known = Object.entries(JSON.parse(facts));

  const frame = document.createElement("iframe");
  frame.title = title;
  frame.name = `callguide-${crypto.getRandomValues(new Uint32Array(4)).join("")}`;
  Object.assign(frame.style, { display: "block", width: "100%", height: "36rem", border: "0" });
  if (!known.length) frame.src = address;
  script.after(frame);
  if (known.length) post();

  // What is known of a customer is posted, so that it stands in no address.
  function post() {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: address, target: frame.name, hidden: true });
    for (const [name, value] of known) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value: String(value) });
      form.append(field);
    }
    frame.after(form);
    form.submit();
    form.remove();
  }

  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== guides || source !== frame.contentWindow || data?.callguide !== 1) return;
    const { height, outcome, begins } = data;
    if (Number.isFinite(height) && height > 0 && height < 20000) frame.style.height = `${height}px`;
    if (begins === true && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    if (typeof outcome === "string") {
      frame.dispatchEvent(new CustomEvent("callguide-end", { bubbles: true, detail: { outcome } }));
    }
  });
})();
