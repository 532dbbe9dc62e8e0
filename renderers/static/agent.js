// Keys, the clock and the copy button of the agent's screen. Everything works without them.
"use strict";

const TYPED = "input:not([type=checkbox]), textarea:not([readonly]), select";

const commands = { b: goBack, Backspace: goBack, c: copyNote, n: note, t: tell, "?": showKeys, Enter: goOn };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  const typing = event.target.closest(TYPED);
  if (typing && event.key === "Escape") toWords();
  if (typing && event.key === "Enter" && event.ctrlKey) typing.form.requestSubmit();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = CSS.escape(event.key);
  const answer = document.querySelector(`.call [data-key="${key}"], .at-hand [data-key="${key}"]`);
  const act = answer ? () => take(answer) : commands[event.key];
  if (act && act(event) !== false) event.preventDefault();
});

function toWords() {
  document.getElementById("words").focus();
}

function take(answer) {
  if (answer.type === "checkbox") answer.focus(); // so that a screen reader says what it is now
  answer.click();
}

function goBack() {
  document.querySelector(".back")?.click();
}

function goOn(event) {
  if (event.target.closest("a, button, summary")) return false;
  const onward = document.querySelector(".call [data-enter], .call form.box .button");
  onward?.click();
}

function tell() {
  return enter("tell");
}

function note() {
  return enter(document.getElementById("own-note") ? "own-note" : "call-note");
}

function enter(name) {
  const box = document.getElementById(name);
  if (!box) return false;
  if (!box.checkVisibility()) document.getElementById("customer").showPopover();
  box.focus();
}

function showKeys() {
  document.getElementById("keys").togglePopover();
}

document.getElementById("keys")?.addEventListener("toggle", ({ target, newState }) => {
  if (newState === "open") target.focus();
});

if (document.querySelector("#tell[aria-invalid]")) tell();

async function copyNote() {
  const note = document.getElementById("case-note");
  try {
    await navigator.clipboard.writeText(note.value);
  } catch {
    const before = document.activeElement;
    note.select();
    document.execCommand("copy");
    before.focus();
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
