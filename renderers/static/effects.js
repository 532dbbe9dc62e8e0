// Says beside each answer on the road what it would set aside, before the answers are shown.
"use strict";

const told = new WeakMap();

function tellEffects(details) {
  if (!told.has(details)) told.set(details, askEffects(details));
  return told.get(details);
}

async function askEffects(details) {
  const form = details.querySelector("form");
  const at = form.elements.change.value;
  try {
    const reply = await fetch(`${form.getAttribute("action")}?change=${at}&effects=1`);
    if (!reply.ok) return;
    const effects = await reply.json();
    for (const button of form.querySelectorAll("button")) {
      if (!effects[button.value]) continue;
      const effect = document.createElement("small");
      effect.textContent = effects[button.value];
      button.append(effect);
    }
    form.insertAdjacentHTML("afterbegin", '<input type="hidden" name="sure" value="1">');
  } catch {
    // The server asks before it changes anything, as it does without script.
  }
}

for (const summary of document.querySelectorAll(".road summary")) {
  const details = summary.parentElement;
  summary.addEventListener("pointerenter", () => tellEffects(details));
  summary.addEventListener("click", async (event) => {
    if (details.open) return;
    event.preventDefault();
    await tellEffects(details);
    details.open = true;
  });
}
