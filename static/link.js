// Copies and shares the private link. Without this file it can be marked in its field.
const field = document.getElementById("own-link");
const copy = document.getElementById("copy-link");
const share = document.getElementById("share-link");
const said = document.getElementById("link-said");

// Sites without a certificate have no clipboard: there the link is marked.
async function copied() {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

copy.addEventListener("click", async () => {
  said.textContent = "";
  const { done, byHand } = copy.dataset;
  said.textContent = (await copied()) ? done : byHand;
});
copy.hidden = false;
field.addEventListener("focus", () => field.select());

if (navigator.share) {
  share.addEventListener("click", () => {
    // Whoever closes the phone's own list has shared nothing, and need not be told.
    navigator.share({ title: share.dataset.title, url: field.value }).catch(() => {});
  });
  share.hidden = false;
}
