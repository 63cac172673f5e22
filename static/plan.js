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
