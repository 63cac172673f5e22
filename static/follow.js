// Keeps the parts of a page fresh that name their source. Without it "Refresh" does the same.
const SECONDS = 4;
// In a full room packets get lost without a word.
const PATIENCE = 10_000;
const lost = document.getElementById("lost");

async function refresh(section) {
  try {
    if (!document.hidden) await update(section);
    if (lost) lost.hidden = true;
  } catch {
    // The line is down or the server busy: it says so, and goes on by itself.
    if (lost) lost.hidden = false;
  } finally {
    setTimeout(refresh, (section.dataset.seconds ?? SECONDS) * 1000, section);
  }
}

async function update(section) {
  const { source, tag = "" } = section.dataset;
  const signal = AbortSignal.timeout?.(PATIENCE);
  const answer = await fetch(source, { headers: { "If-None-Match": tag }, signal });
  if (answer.status === 304) return;
  // Erased, or led with another link: the page itself says so.
  if (answer.status === 404) return location.reload();
  if (!answer.ok) throw new Error(answer.status);
  show(section, await answer.text());
  section.dataset.tag = answer.headers.get("ETag");
}

// Whoever is on a button, link or summary of the part stays on it, what was unfolded stays so, and what
// is being read stays where it is.
function show(section, fresh) {
  const focused = section.contains(document.activeElement) && wayTo(document.activeElement);
  const unfolded = [...section.querySelectorAll("details[open]")].map((found) => found.id);
  const [read, before] = beingRead(section);
  section.innerHTML = fresh;
  unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (focused) section.querySelector(focused)?.focus({ preventScroll: true });
  const after = read && document.getElementById(read)?.getBoundingClientRect().top;
  if (after !== undefined && after !== null) window.scrollBy({ top: after - before, behavior: "instant" });
}

// The first thing with a name in the window, and how far down it is; nothing at the top of the page.
function beingRead(section) {
  if (window.scrollY === 0) return [null, 0];
  const named = [...section.querySelectorAll("[id]")];
  const found = named.find((each) => each.getBoundingClientRect().bottom > 0);
  return found ? [found.id, found.getBoundingClientRect().top] : [null, 0];
}

function wayTo(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.localName === "summary") return `#${CSS.escape(element.parentElement.id)} > summary`;
  return `a[href="${CSS.escape(element.getAttribute("href"))}"]`;
}

for (const section of document.querySelectorAll("[data-source]")) {
  setTimeout(refresh, (section.dataset.seconds ?? SECONDS) * 1000, section);
}
