// Keeps what was typed and not saved, in this tab alone, until it is saved or the tab is closed.
// Without this file a page is saved by its buttons, as it is with it.
"use strict";

const PREFIX = "unsaved ";
const LINK = 32;
const NOT_ANSWERS = ["token", "go"];
const form = document.querySelector("form[data-restored]");
// In either language it is the same page of the same answers.
const [link = "", ...rest] = location.pathname.split("/").slice(2);
const key = `${PREFIX}${link} ${rest.join("/")}`;
const store = storage();

// Null where the browser forbids it.
function storage() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

function entries() {
  return [...new FormData(form)].filter(([name]) => !NOT_ANSWERS.includes(name));
}

function keep(sent) {
  try {
    store.setItem(key, JSON.stringify({ sent, entries: entries() }));
  } catch {
    // Full: then it is as it would be without this file.
  }
}

function kept(name) {
  try {
    return JSON.parse(store.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

// Sent and arrived, for another page has come; or of somebody who had this tab before; or erased.
function forget() {
  const all = document.querySelector("[data-erased]") !== null;
  const isPersonal = link.length === LINK;
  for (const name of Object.keys(store).filter((each) => each.startsWith(PREFIX))) {
    const isOthers = isPersonal && !name.startsWith(`${PREFIX}${link} `);
    if (all || isOthers || (name !== key && kept(name).sent)) store.removeItem(name);
  }
}

function putBack(values) {
  const left = new Map();
  for (const [name, value] of values) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) {
    const mine = left.get(field.name) ?? [];
    if (["radio", "checkbox"].includes(field.type)) field.checked = mine.includes(field.value);
    else if (field.matches("input[type=text], textarea, select")) write(field, mine.shift() ?? "");
  }
}

function write(field, value) {
  const echo = document.getElementById(field.dataset.echo);
  if (echo && field.value !== value) echo.textContent = "";
  field.value = value;
}

function say() {
  const notice = document.createElement("p");
  const discard = document.createElement("button");
  notice.className = "restored";
  notice.setAttribute("role", "status");
  discard.type = "button";
  discard.className = "as-link";
  discard.textContent = form.dataset.discard;
  discard.addEventListener("click", () => {
    store.removeItem(key);
    location.reload();
  });
  form.before(notice);
  notice.append(form.dataset.restored, " ", discard);
}

function restore() {
  const shown = JSON.stringify(entries());
  const { entries: values } = kept(key);
  store.removeItem(key);
  if (!values || JSON.stringify(values) === shown) return;
  putBack(values);
  // A choice among several places is no longer asked for, and a quarter may have passed.
  if (JSON.stringify(entries()) === shown) return;
  keep(false);
  say();
}

function watch() {
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
  // What was refused is not saved, so it is kept like what was never sent.
  if ("refused" in form.dataset) keep(false);
  else restore();
}

if (store) {
  if (form) watch();
  forget();
}
