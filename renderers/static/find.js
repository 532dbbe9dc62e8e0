// Finds while one types: `/` goes to the box, arrows and Enter choose, Escape goes back.
"use strict";

{
  const SOON = 60;
  const form = document.querySelector("form.find[data-rows]");
  if (form) listen(form);

  function listen(form) {
    const box = form.elements.q;
    const list = form.querySelector("[role=listbox]");
    const told = form.querySelector("[role=status]");
    const narrow = document.querySelector("a.find");
    let shown = box.value;
    let chosen = null;
    let before = null;
    let going = false;
    let timer = 0;
    let asking = new AbortController();

    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-keyshortcuts": "/" };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    close();

    function open() {
      form.classList.add("is-open"); // where there is no room for the box it lies over the bar
      box.select();
    }

    function close() {
      clearTimeout(timer);
      asking.abort();
      list.hidden = true;
      choose(null);
      box.setAttribute("aria-expanded", "false");
    }

    function choose(row) {
      chosen?.removeAttribute("aria-selected");
      chosen = row;
      row?.setAttribute("aria-selected", "true");
      row?.scrollIntoView({ block: "nearest" });
      if (row) box.setAttribute("aria-activedescendant", row.id);
      else box.removeAttribute("aria-activedescendant");
    }

    function rows() {
      return [...list.querySelectorAll("[data-href]")];
    }

    async function ask() {
      const query = box.value;
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      try {
        const fields = new URLSearchParams(new FormData(form));
        const reply = await fetch(`${form.dataset.rows}?${fields}`, { signal });
        if (!reply.ok) throw new Error(reply.statusText);
        const html = await reply.text();
        if (!signal.aborted) show(query, html);
      } catch {
        if (!signal.aborted && going) form.submit();
      }
    }

    function show(query, html) {
      shown = query;
      list.innerHTML = html;
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      choose(rows()[0] ?? null);
      told.textContent = told.dataset.told + rows().length;
      if (going) go(chosen);
    }

    function go(row) {
      going = false;
      if (row) location.assign(row.dataset.href);
    }

    function later() {
      clearTimeout(timer);
      if (box.value.trim()) timer = setTimeout(ask, SOON);
      else close();
    }

    function enter() {
      if (!box.value.trim()) return;
      if (shown === box.value && !list.hidden) return go(chosen);
      going = true;
      clearTimeout(timer);
      ask();
    }

    function move(by) {
      const all = rows();
      if (list.hidden || !all.length) return later();
      choose(all.at((all.indexOf(chosen) + by + all.length) % all.length));
    }

    function leave() {
      box.value = "";
      close();
      if (before?.isConnected) before.focus();
      else box.blur();
    }

    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: enter, Escape: leave };

    box.addEventListener("input", later);
    box.addEventListener("keydown", (event) => {
      const act = event.isComposing ? null : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => go(event.target.closest("[data-href]")));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (form.contains(relatedTarget)) return;
      close();
      form.classList.remove("is-open");
    });

    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea:not([readonly]), select")) return;
      event.preventDefault();
      before = document.activeElement;
      open();
    });
    narrow?.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      before = narrow;
      open();
    });
  }
}
