// The plan's page. Without this file links still lead to their places, and parts are unfolded by hand.
"use strict";

// What a link leads to is opened, and whatever it lies in. Says whether anything was closed.
function unfold(target) {
  const own = target.querySelector(":scope > details");
  const closed = own && !own.open ? [own] : [];
  for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) {
    if (!at.open) closed.push(at);
  }
  closed.forEach((found) => { found.open = true; });
  return closed.length > 0;
}

function follow() {
  const target = document.getElementById(location.hash.slice(1));
  if (target && unfold(target)) target.scrollIntoView();
}

document.addEventListener("click", ({ target: clicked }) => {
  const link = clicked.closest('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(link.hash.slice(1));
  if (target) unfold(target);
  const contents = document.getElementById("contents");
  if (contents?.matches(":popover-open")) contents.hidePopover();
});
addEventListener("hashchange", follow);
follow();

// Paper has nothing to unfold.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not([open])")];
  folded.forEach((found) => { found.open = true; });
});
addEventListener("afterprint", () => {
  folded.forEach((found) => { found.open = false; });
});

// Sites without a certificate have no clipboard: what is to be copied is then marked.
async function copy(button) {
  const { copies, copied, marked } = button.dataset;
  const source = document.querySelector(copies);
  try {
    await navigator.clipboard.writeText(source.innerText);
    return copied;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy") ? copied : marked;
  }
}

function offerCopies() {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const label = button.firstElementChild;
    const before = label.textContent;
    let timer = 0;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const told = await copy(button);
      label.textContent = told;
      document.getElementById("copied").textContent = told;
      clearTimeout(timer);
      timer = setTimeout(() => { label.textContent = before; }, 3000);
    });
  }
}
offerCopies();
// A tick brings the page afresh.
document.addEventListener("plan:fresh", offerCopies);
