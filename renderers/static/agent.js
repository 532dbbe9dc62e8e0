// Keys, the clock and the copy button of the agent's screen. Everything works without them.
"use strict";

const TYPED = "input:not([type=checkbox]), textarea:not([readonly]), select";

const commands = { b: goBack, Backspace: goBack, c: copyNote, t: tell, "?": showKeys, Enter: goOn };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  const typing = event.target.closest(TYPED);
  if (typing && event.key === "Escape") typing.blur();
  if (typing && event.key === "Enter" && event.ctrlKey) typing.form.requestSubmit();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = CSS.escape(event.key);
  const answer = document.querySelector(`.call [data-key="${key}"], .at-hand [data-key="${key}"]`);
  const act = answer ? () => answer.click() : commands[event.key];
  if (act && act(event) !== false) event.preventDefault();
});

function goBack() {
  document.querySelector(".back")?.click();
}

function goOn(event) {
  if (event.target.closest("a, button, summary")) return false;
  const onward = document.querySelector(".call [data-enter], .call form.box .button");
  onward?.click();
}

function tell() {
  const box = document.getElementById("tell");
  if (!box) return false;
  if (!box.checkVisibility()) document.getElementById("customer").showPopover();
  box.focus();
}

function showKeys() {
  document.getElementById("keys").togglePopover();
}

async function copyNote() {
  const note = document.getElementById("case-note");
  note.select();
  try {
    await navigator.clipboard.writeText(note.value);
  } catch {
    document.execCommand("copy");
  }
  document.querySelector(".copied").textContent = document.querySelector("[data-copied]").dataset.copied;
}

document.querySelector("[data-copy]")?.addEventListener("click", copyNote);

document.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const other of target.form.querySelectorAll("[type=checkbox]:checked")) {
    const clash = "exclusive" in target.dataset || "exclusive" in other.dataset;
    if (other !== target && clash) other.checked = false;
  }
});

const clock = document.querySelector(".clock");
if (clock) {
  const key = `call ${clock.dataset.walk}`;
  const began = Number(sessionStorage.getItem(key)) || Date.now();
  sessionStorage.setItem(key, began);
  const show = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  show();
  setInterval(show, 1000);
}
