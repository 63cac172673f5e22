// Ten fingers on a sheet of paper: a key goes on by itself and says what it stands for.
// Without this file one goes on with Tab, and Enter saves.
"use strict";

const form = document.querySelector("form.paper");
const fields = [...form.querySelectorAll("input[type=text]")];
const save = document.getElementById("save");
const LETTER = "choices";
const ONE_KEY = ["level", "choice"];

function lineOf(field) {
  return field.closest(".line");
}

function go(field) {
  field.focus();
  if (field.select) field.select();
}

// An empty first place means that there is no second one either.
function after(field) {
  const rest = fields.slice(fields.indexOf(field) + 1);
  return rest.find((next) => field.value || lineOf(next) !== lineOf(field)) || save;
}

function before(field) {
  return fields[fields.indexOf(field) - 1];
}

// The words of each key; null where one of them is no key of this line.
function meaning(field) {
  const labels = JSON.parse(field.dataset.labels);
  const typed = field.value.trim().toUpperCase();
  const keys = field.dataset.kind === "seat" ? [typed] : [...typed.replace(/[\s,;.+/&-]/g, "")];
  if (!typed || keys.some((key) => !(key in labels))) return null;
  return keys.map((key) => labels[key]);
}

function tell(field) {
  const words = field.dataset.labels ? meaning(field) : null;
  lineOf(field).querySelector("output").textContent = words ? words.join(" · ") : "";
  return words;
}

function isComplete(field, words) {
  if (!words) return false;
  const most = Number(field.dataset.most);
  return ONE_KEY.includes(field.dataset.kind) || (field.dataset.kind === LETTER && words.length === most);
}

function goOn(event, field) {
  // A suggested place is being chosen.
  if (event.defaultPrevented) return;
  if (event.key === "Enter") {
    event.preventDefault();
    go(after(field));
  }
  if (event.key === "Backspace" && !field.value && before(field)) {
    event.preventDefault();
    go(before(field));
  }
}

for (const field of fields) {
  field.addEventListener("input", () => {
    const words = tell(field);
    if (isComplete(field, words)) go(after(field));
    else if (ONE_KEY.includes(field.dataset.kind)) field.select();
  });
  field.addEventListener("keydown", (event) => goOn(event, field));
  tell(field);
}
save.addEventListener("keydown", (event) => {
  if (event.key === "Backspace") go(fields.at(-1));
});

form.parentElement.querySelector(".by-hand").hidden = true;
form.parentElement.querySelector(".by-keys").hidden = false;
const wrong = form.querySelector("[aria-invalid]");
if (wrong) go(wrong);
