// Saves the agent's own notes without leaving the page. What is typed outlives a page that was
// fetched before it was saved.
"use strict";

const PAUSE = 800;

for (const box of document.querySelectorAll("[data-own]")) {
  const key = `note ${box.dataset.own}`;
  const typed = sessionStorage.getItem(key);
  if (typed !== null) box.value = typed;
  let saved = typed ?? box.value;
  let waiting;
  const save = async () => {
    clearTimeout(waiting);
    if (box.value === saved) return;
    saved = box.value;
    const body = new URLSearchParams(new FormData(box.form));
    body.set("quiet", "1");
    const told = document.querySelector(".saved");
    try {
      const reply = await fetch(box.form.getAttribute("action"), { method: "POST", body, keepalive: true });
      if (!reply.ok) throw new Error(reply.statusText);
      told.textContent = told.dataset.saved;
    } catch {
      saved = undefined;
      told.textContent = told.dataset.lost;
    }
  };
  box.addEventListener("input", () => {
    sessionStorage.setItem(key, box.value);
    document.querySelector(".saved").textContent = "";
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  box.addEventListener("blur", save);
  window.addEventListener("pagehide", save);
}
