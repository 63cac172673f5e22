// Buttons that copy a text of the page. Without this file the text can be marked by hand.
"use strict";

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
