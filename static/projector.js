// Arrow keys and a presenter's clicker lead from part to part, as the links do.
const WAYS = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" };

document.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  const link = way && document.querySelector(`main a[rel="${way}"]`);
  if (!link || isMeantElsewhere(event) || (event.key.startsWith("Page") && canScroll(way))) return;
  event.preventDefault();
  link.click();
});

function isMeantElsewhere({ defaultPrevented, repeat, altKey, ctrlKey, metaKey, shiftKey, target }) {
  const isTyped = target.closest("input, select, textarea, [contenteditable]");
  return defaultPrevented || repeat || altKey || ctrlKey || metaKey || shiftKey || isTyped;
}

// On a page that is longer than the window, page keys turn its own pages first.
function canScroll(way) {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  return way === "next" ? scrollTop + clientHeight < scrollHeight - 1 : scrollTop > 0;
}
