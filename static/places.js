// Suggestions while somebody types the name of a place. Without this file names are typed in full.
"use strict";

const SHORTEST = 2;
const PAUSE = 150;

// Until then nothing may move: a button that is no longer under the pointer when it is let go is not pressed.
let released = Promise.resolve();
document.addEventListener("pointerdown", () => {
  released = new Promise((done) => {
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(done), { once: true });
  });
}, true);

function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

function suggest(input, number) {
  const id = `places-${number}`;
  const list = element("ul", { id, role: "listbox", class: "suggestions", "aria-label": input.ariaLabel });
  const status = element("p", { role: "status", class: "sr" });
  const echo = document.getElementById(input.dataset.echo);
  let active = -1;
  let timer = 0;
  let asking = new AbortController();

  input.after(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false",
  })) input.setAttribute(name, value);
  list.hidden = true;

  function close() {
    clearTimeout(timer);
    asking.abort();
    mark(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const { name, echo: what } = list.children[index].dataset;
    input.value = name;
    tell(what);
    close();
  }

  // What the chosen place is: shown, and said to those who do not see it.
  function tell(what) {
    if (echo) echo.textContent = what;
    status.textContent = what;
  }

  function show(places) {
    list.replaceChildren(...places.map((place, at) => element(
      "li", { id: `${id}-${at}`, role: "option", "aria-selected": "false", "data-name": place.name, "data-echo": place.echo },
      place.name, " ", element("span", { class: "aside" }, place.about),
    )));
    mark(-1);
    list.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(places.length > 0));
    status.textContent = places.length > 0 ? input.dataset.some : input.dataset.none;
  }

  async function find(typed) {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      // Without the referrer: it would name the page, and so its link.
      const address = `${input.dataset.places}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal, referrerPolicy: "no-referrer" });
      return answer.ok ? await answer.json() : null;
    } catch {
      // Overtaken by the next letter, or offline: the name can still be typed in full.
      return null;
    }
  }

  async function ask() {
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    const places = await find(typed);
    if (places) show(places);
  }

  // For a name that was typed without choosing, or was there before.
  async function recognise() {
    const typed = input.value.trim();
    if (!echo || echo.textContent || typed.length < SHORTEST) return;
    const place = (await find(typed))?.find(({ meant }) => meant);
    await released;
    if (place && input.value.trim() === typed) tell(place.echo);
  }

  input.addEventListener("input", () => {
    if (echo) echo.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", () => {
    close();
    recognise();
  });
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "ArrowDown" && !count) ask();
    if (event.key in steps && count) {
      event.preventDefault();
      mark(active < 0 && event.key === "ArrowUp" ? count - 1 : (active + steps[event.key] + count) % count);
    }
    if (event.key === "Enter" && count && active >= 0) {
      event.preventDefault();
      choose(active);
    }
    if (event.key === "Escape" && count) {
      event.preventDefault();
      close();
    }
  });
  // Otherwise the field would lose the focus, and the list close, before the click arrives.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
  recognise();
}

// A name and "I don't know yet" exclude each other.
function keepOne(fieldset) {
  const tick = fieldset.querySelector("input[type=checkbox]");
  const input = fieldset.querySelector("input[data-places]");
  if (!tick) return;
  tick.addEventListener("change", () => {
    if (!tick.checked) return;
    input.value = "";
    document.getElementById(input.dataset.echo).textContent = "";
  });
  input.addEventListener("input", () => { tick.checked = false; });
}

document.querySelectorAll("input[data-places]").forEach(suggest);
document.querySelectorAll("fieldset:has(input[data-places])").forEach(keepOne);
