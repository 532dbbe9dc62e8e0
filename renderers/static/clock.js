// The time in the call and at this step. Quiet: figures that keep their width, and nothing else.
"use strict";

const clock = document.querySelector(".clock");

function began(name, where) {
  const [at, since] = (sessionStorage.getItem(name) || "").split("|");
  if (at === where && Number(since)) return Number(since);
  const now = Date.now();
  sessionStorage.setItem(name, `${where}|${now}`);
  return now;
}

if (clock) {
  const { walk, step } = clock.dataset;
  const since = { call: began(`call ${walk}`, ""), step: began("step", `${walk} ${step}`) };
  const faces = [...clock.querySelectorAll("[data-clock]")];
  const show = () => {
    for (const face of faces) {
      const seconds = Math.floor((Date.now() - since[face.dataset.clock]) / 1000);
      face.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
  };
  show();
  setInterval(show, 1000);
}
