// Saves a tick without leaving the page: the form is sent as it is, and what comes back is the page afresh.
// Without this file each box has a button beside it.
"use strict";

const FORMS = "form[data-step]";
// What the page answers where it says why a step stays as it was.
const SAID = [409, 422];
const main = document.querySelector("main");
const news = document.createElement("p");
let last = Promise.resolve();
let waiting = 0;

news.setAttribute("role", "status");
news.className = "tick-news";
document.body.append(news);
document.documentElement.classList.add("saves-ticks");

main.addEventListener("change", (event) => {
  const form = event.target.type === "checkbox" && event.target.closest(FORMS);
  if (form) form.requestSubmit(form.querySelector("[name=go]"));
});

main.addEventListener("submit", (event) => {
  const form = event.target.closest(FORMS);
  if (!form) return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form));
  if (event.submitter) sent.set(event.submitter.name, event.submitter.value);
  form.setAttribute("aria-busy", "true");
  waiting += 1;
  // One after the other, so that the page that comes back last knows of all of them.
  last = last.then(() => save(form, sent));
});

async function save(form, sent) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent });
    if (!answer.ok && !SAID.includes(answer.status)) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    waiting -= 1;
    if (waiting === 0) show(page, form);
  } catch {
    waiting -= 1;
    // The box stands again as the database has it.
    form.reset();
    form.removeAttribute("aria-busy");
    tell(form.dataset.lost);
  }
}

// What was unfolded stays so, and what is being read stays where it is.
function show(page, form) {
  const next = stepAfter(form);
  const top = place(next)?.getBoundingClientRect().top;
  const unfolded = new Set([...main.querySelectorAll("details[open]")].map(named));
  const amongFirst = form.closest(".next") !== null;
  document.title = page.title;
  main.replaceChildren(...page.querySelector("main").childNodes);
  for (const found of main.querySelectorAll("details")) found.open ||= unfolded.has(named(found));
  const problem = main.querySelector(".summary");
  if (problem) problem.focus();
  else if (amongFirst) main.querySelector(".next input[type=checkbox]")?.focus();
  else goOn(form.dataset.step, next, top);
  tell(main.querySelector(problem ? ".summary p" : "#step-progress")?.textContent.trim());
  document.dispatchEvent(new Event("plan:fresh"));
}

// The box that was ticked has gone from its place: whoever works through a list goes on with the next one.
function goOn(step, next, top) {
  const now = place(next);
  if (now && top !== undefined) {
    window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  }
  const box = (now ?? place(step))?.querySelector("input[type=checkbox]");
  box?.focus({ preventScroll: true });
}

function stepAfter(form) {
  const all = [...main.querySelectorAll(`.step ${FORMS}.tick-form, .closed ${FORMS}.tick-form`)];
  const steps = all.map((found) => found.dataset.step);
  return steps[steps.indexOf(form.dataset.step) + 1];
}

// By what a part of the page is known again after it has come afresh.
function named(details) {
  return details.id || (details.querySelector("summary .title, summary h2, summary h3") ?? details.querySelector("summary"))?.textContent;
}

function place(step) {
  return step ? document.getElementById(`step-${step}`) : null;
}

function tell(words) {
  news.textContent = words ?? "";
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (news.textContent = ""), 8000);
}
