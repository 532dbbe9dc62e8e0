// The map alive: zoom and pan, finding a step, and the chosen step beside it.
// Without script all steps and the whole drawing stand on the page, and links lead to the steps.
const MOST = 3;
const CLOSER = 1.25;

const page = document.querySelector(".map-page");
const outline = page.querySelector(".outline");
const box = page.querySelector(".drawing");
const canvas = box.querySelector(".canvas");
const sheet = canvas.querySelector(".sheet");
const drawing = canvas.querySelector("svg");
const beside = page.querySelector(".chosen-step");
const find = document.getElementById("find-step");
const found = document.getElementById("found-steps");
const wide = drawing.width.baseVal.value;
const tall = drawing.height.baseVal.value;
const kept = `map ${page.dataset.guide}`;

let scale = 1;
let resting = 0;
let going = null;
let chosen = null;
let hits = [];
let at = -1;

const lines = [...outline.querySelectorAll("a[data-step]")];
const boxes = new Map([...drawing.querySelectorAll("a[data-step]")].map((a) => [a.dataset.step, a]));
const isDrawing = () => page.dataset.view === "drawing";
const boxOf = (line) => boxes.get(line.dataset.step);
const inView = (line) => (isDrawing() ? boxOf(line) : line);
const words = new Map(lines.map((a) => [a, wordsOf(a)]));
const lineOf = (link) => lines.find((a) => a.dataset.step === link.dataset.step);

function wordsOf(line) {
  const told = boxOf(line)?.querySelector("title").textContent ?? line.textContent;
  return { number: line.querySelector("b").textContent, id: line.dataset.step, all: `${line.dataset.step}\n${told}`.toLowerCase() };
}

/* which view, and how large */

function show(view) {
  page.dataset.view = view;
  for (const button of page.querySelectorAll("[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.dataset.do === view));
  }
}

function least() {
  return Math.min(1, box.clientWidth / wide, box.clientHeight / tall);
}

/** What it is scrolled to, or is going to be once it rests. */
function where() {
  return going ?? { left: box.scrollLeft, top: box.scrollTop };
}

function zoom(by, x = box.clientWidth / 2, y = box.clientHeight / 2) {
  if (by < 1 && scale <= least() * 1.001) return show("outline");
  const { left, top } = where();
  const to = Math.min(MOST, Math.max(least(), scale * by));
  const within = (at, most) => Math.max(0, Math.min(at, most));
  going = {
    left: within(((left + x) / scale) * to - x, wide * to - box.clientWidth),
    top: within(((top + y) / scale) * to - y, tall * to - box.clientHeight),
  };
  scale = to;
  sheet.style.transform = `translate(${box.scrollLeft - going.left}px, ${box.scrollTop - going.top}px) scale(${scale})`;
  canvas.classList.add("is-zooming");
  clearTimeout(resting);
  resting = setTimeout(rest, 150);
}

/** A layer of its own is moved without being drawn anew. Once it rests its size and place follow. */
function rest() {
  clearTimeout(resting);
  canvas.classList.remove("is-zooming");
  canvas.style.width = `${wide * scale}px`;
  canvas.style.height = `${tall * scale}px`;
  sheet.style.transform = `scale(${scale})`;
  if (going) box.scrollTo(going.left, going.top);
  going = null;
}

function enter() {
  if (isDrawing()) return zoom(CLOSER);
  const line = outline.querySelector(".is-here a, .is-chosen > a, [aria-current]") ?? firstSeen();
  show("drawing");
  if (line) center(boxOf(line));
}

function firstSeen() {
  const edge = outline.getBoundingClientRect();
  return lines.find((a) => a.getBoundingClientRect().left >= edge.left && a.getBoundingClientRect().top >= edge.top);
}

function center(link) {
  rest();
  const [seen, around] = [link.getBoundingClientRect(), link.closest(".scroll").getBoundingClientRect()];
  link.closest(".scroll").scrollBy(
    seen.x + seen.width / 2 - around.x - around.width / 2,
    seen.y + seen.height / 2 - around.y - around.height / 2,
  );
}

/** Scrolls a step into view, within its own box alone: a preview around the page stays put. */
function bring(line) {
  if (isDrawing()) return center(boxOf(line));
  const [seen, around] = [line.getBoundingClientRect(), outline.getBoundingClientRect()];
  const inside = seen.left >= around.left && seen.right <= around.right && seen.top >= around.top && seen.bottom <= around.bottom;
  if (!inside) center(line);
}

box.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return rest();
  event.preventDefault();
  const around = box.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / 240), event.clientX - around.x, event.clientY - around.y);
}, { passive: false });

outline.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const line = event.target.closest("li")?.querySelector("a[data-step]");
  if (event.deltaY < 0) {
    show("drawing");
    if (line) center(boxOf(line));
  }
}, { passive: false });

/* drag with a mouse; fingers scroll by themselves, and two of them zoom */

let held = null;
box.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "touch" || event.button !== 0) return;
  rest();
  held = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop, moved: false };
});
addEventListener("pointermove", (event) => {
  if (!held) return;
  const [x, y] = [event.clientX - held.x, event.clientY - held.y];
  held.moved ||= Math.abs(x) + Math.abs(y) > 4;
  if (!held.moved) return;
  box.classList.add("is-held");
  box.scrollTo(held.left - x, held.top - y);
});
addEventListener("pointerup", () => {
  const moved = held?.moved;
  held = null;
  box.classList.remove("is-held");
  if (moved) box.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => box.removeEventListener("click", stop, { capture: true }));
});
box.addEventListener("dragstart", (event) => event.preventDefault());

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

let apart = 0;
box.addEventListener("touchmove", (event) => {
  if (event.touches.length !== 2) return;
  event.preventDefault();
  const [one, other] = event.touches;
  const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  const around = box.getBoundingClientRect();
  const [x, y] = [(one.clientX + other.clientX) / 2 - around.x, (one.clientY + other.clientY) / 2 - around.y];
  if (apart) zoom(Math.max(now / apart, least() / scale), x, y);
  apart = now;
}, { passive: false });
box.addEventListener("touchend", () => { apart = 0; });

/* find */

find.addEventListener("input", () => search(find.value.trim().toLowerCase()));
find.form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (at >= 0) choose(hits[at]);
});
find.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    go(at + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Escape" && !find.value) {
    find.blur();
  }
});

function search(asked) {
  for (const line of hits) mark(line, "is-found", false);
  mark(hits[at], "is-here", false);
  const parts = asked.split(/\s+/);
  hits = asked ? lines.filter((line) => parts.every((part) => words.get(line).all.includes(part))) : [];
  hits.sort((one, other) => rank(one, asked) - rank(other, asked));
  for (const line of hits) mark(line, "is-found", true);
  page.classList.toggle("searched", Boolean(asked));
  at = -1;
  found.textContent = asked ? "0" : "";
  if (hits.length) go(0);
}

function rank(line, asked) {
  const { number, id } = words.get(line);
  if (number === asked || id === asked) return 0;
  return line.textContent.toLowerCase().includes(asked) ? 1 : 2;
}

function go(to) {
  if (!hits.length) return;
  mark(hits[at], "is-here", false);
  at = (to + hits.length) % hits.length;
  mark(hits[at], "is-here", true);
  bring(hits[at]);
  found.textContent = `${at + 1} / ${hits.length}`;
}

function mark(line, name, on) {
  line?.parentElement.classList.toggle(name, on);
  line && boxOf(line)?.firstElementChild.classList.toggle(name, on);
}

/* the chosen step, beside the map */

page.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-step]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(lineOf(link));
});

async function choose(line) {
  const link = inView(line);
  const address = link.getAttribute("href");
  const reply = await fetch(address);
  if (!reply.ok) return location.assign(address);
  const text = await reply.text();
  const step = new DOMParser().parseFromString(text, "text/html").querySelector(".one-step");
  mark(chosen, "is-chosen", false);
  chosen = line;
  mark(chosen, "is-chosen", true);
  beside.replaceChildren(closer(), document.adoptNode(step));
  beside.hidden = false;
  bring(line);
  step.querySelector("h2").focus({ preventScroll: isSide() });
}

function isSide() {
  return matchMedia("(min-width: 64rem)").matches;
}

function closer() {
  const button = document.createElement("button");
  button.className = "close";
  button.type = "button";
  button.textContent = beside.dataset.close;
  button.addEventListener("click", close);
  return button;
}

function close() {
  if (beside.hidden) return;
  beside.hidden = true;
  beside.replaceChildren();
  mark(chosen, "is-chosen", false);
  inView(chosen).focus();
  chosen = null;
}

/* keys and buttons */

const acts = {
  outline: () => show("outline"),
  drawing: () => isDrawing() || enter(),
  in: enter,
  out: () => isDrawing() && zoom(1 / CLOSER),
  print: () => print(),
};
page.addEventListener("click", (event) => acts[event.target.closest("[data-do]")?.dataset.do]?.());

function pan(x, y) {
  rest();
  (isDrawing() ? box : outline).scrollBy(x * 120, y * 90);
}

const keys = {
  "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.outline,
  f: focusFind, Escape: close,
  ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1),
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, .find, .chosen-step") && event.key !== "Escape") return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function focusFind() {
  find.focus();
  find.select();
}

/* where it was left, or where the address or the walk leads */

addEventListener("hashchange", toHash);
addEventListener("load", () => setTimeout(toHash)); // after the browser's own way of scrolling there
function toHash() {
  const group = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const link = group?.closest("a[data-step]");
  if (!link) return;
  show("drawing");
  center(link);
}

function remember() {
  rest();
  const current = outline.querySelector("[aria-current]")?.dataset.step;
  const where = { view: page.dataset.view, scale, left: box.scrollLeft, top: box.scrollTop, current };
  sessionStorage.setItem(kept, JSON.stringify(where));
}
addEventListener("pagehide", remember);

function begin() {
  const before = JSON.parse(sessionStorage.getItem(kept) ?? "null");
  const current = outline.querySelector("[aria-current]");
  scale = before?.scale ?? 1;
  rest();
  if (before) {
    show(before.view);
    box.scrollTo(before.left, before.top);
  }
  if (location.hash) toHash();
  else if (current && current.dataset.step !== before?.current) bring(current);
}
begin();
