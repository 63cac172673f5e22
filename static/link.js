// Copies and shares the private link. Without this file it can be marked in its field.
"use strict";

function offerLink() {
  const field = document.getElementById("own-link");
  const copying = document.getElementById("copy-link");
  const sharing = document.getElementById("share-link");
  copying.addEventListener("click", async () => {
    const said = document.getElementById("link-said");
    said.textContent = "";
    said.textContent = (await linkCopied(field)) ? copying.dataset.done : copying.dataset.byHand;
  });
  copying.hidden = false;
  field.addEventListener("focus", () => field.select());
  if (!navigator.share) return;
  sharing.addEventListener("click", () => {
    // Whoever closes the phone's own list has shared nothing, and need not be told.
    navigator.share({ title: sharing.dataset.title, url: field.value }).catch(() => {});
  });
  sharing.hidden = false;
}

// Sites without a certificate have no clipboard: there the link is marked.
async function linkCopied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

offerLink();
// A tick brings the page afresh.
document.addEventListener("plan:fresh", offerLink);
