// The preview: what is answered in one frame moves the others along, and each save refreshes all.

const frames = [...document.querySelectorAll("iframe")];
const live = document.querySelector("script[data-live]").dataset.live;
const set = new Map(frames.map((frame) => [frame, frame.getAttribute("src")]));
let [guide, channel, token] = location.pathname.split("/").slice(-3);
let going = Promise.resolve();

function ofFrame(frame) {
  return frame.name.replace("preview-", "");
}

/** The address of the walk as the page in a frame has it; null where it shows no walk. */
function hereOf(frame) {
  return frame.contentDocument?.querySelector("script[data-here]")?.dataset.here || null;
}

for (const frame of frames) {
  frame.addEventListener("load", () => {
    const here = hereOf(frame);
    if (document.activeElement === frame) frame.contentDocument.querySelector("[autofocus]")?.focus();
    if (here && here !== set.get(frame)) moved(frame, here);
  });
  const before = hereOf(frame);
  if (before && before !== set.get(frame)) moved(frame, before);
}

function moved(frame, here) {
  set.set(frame, here);
  [guide, token] = here.split("/").slice(-2);
  channel = ofFrame(frame);
  going = going.then(() => follow(frame));
}

/** Shows the walk as it stands now in all frames but `except`. */
async function follow(except = null) {
  const here = `/preview/${guide}/${channel}/${token}`;
  const reply = await fetch(here);
  if (!reply.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  for (const part of [".above", ".found-wrong"]) {
    document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  }
  document.title = page.title;
  history.replaceState(null, "", here);
  for (const frame of frames) {
    const address = page.querySelector(`iframe[name="${frame.name}"]`)?.getAttribute("src");
    if (frame !== except && address) turn(frame, address);
    if (!except && ofFrame(frame) === channel && address) token = address.split("/").at(-1);
  }
}

/** Turns a frame to another address, and keeps what was typed where the same is asked there. */
function turn(frame, address) {
  const box = typedIn(frame);
  const typed = box && { step: stepOf(box), value: box.value };
  set.set(frame, address);
  frame.contentWindow.location.replace(address);
  if (typed?.value) {
    frame.addEventListener("load", () => {
      const anew = typedIn(frame);
      if (anew && stepOf(anew) === typed.step) anew.value ||= typed.value;
    }, { once: true });
  }
}

function typedIn(frame) {
  return frame.contentDocument?.querySelector("#answer:not([type=checkbox])");
}

function stepOf(box) {
  return box.form?.elements.step?.value;
}

new EventSource(live).addEventListener("message", () => { going = going.then(() => follow()); });
