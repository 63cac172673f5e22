// Keeps the parts of a page fresh that name their source. Without it "Refresh" does the same.
const SECONDS = 4;

async function refresh(section) {
  const { source, seconds = SECONDS, tag = "" } = section.dataset;
  if (!document.hidden) {
    const answer = await fetch(source, { headers: { "If-None-Match": tag } }).catch(() => null);
    if (answer && answer.ok) {
      show(section, await answer.text());
      section.dataset.tag = answer.headers.get("ETag");
    }
  }
  setTimeout(refresh, seconds * 1000, section);
}

// Whoever is on a button, link or summary of the part stays on it, and what was unfolded stays so.
function show(section, fresh) {
  const focused = section.contains(document.activeElement) && wayTo(document.activeElement);
  const unfolded = [...section.querySelectorAll("details[open]")].map((found) => found.id);
  section.innerHTML = fresh;
  unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (focused) section.querySelector(focused)?.focus({ preventScroll: true });
}

function wayTo(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.localName === "summary") return `#${CSS.escape(element.parentElement.id)} > summary`;
  return `a[href="${CSS.escape(element.getAttribute("href"))}"]`;
}

for (const section of document.querySelectorAll("[data-source]")) {
  setTimeout(refresh, (section.dataset.seconds ?? SECONDS) * 1000, section);
}
