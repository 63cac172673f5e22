// Keeps the advisor's page fresh. Without it "Refresh" does the same.
const section = document.getElementById("follow");
const SECONDS = 4;

async function refresh() {
  if (!document.hidden) {
    const answer = await fetch(section.dataset.source).catch(() => null);
    if (answer && answer.ok) {
      const fresh = await answer.text();
      if (fresh !== section.dataset.last) {
        const unfolded = [...section.querySelectorAll("details[open]")].map((found) => found.id);
        section.innerHTML = fresh;
        unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
        section.dataset.last = fresh;
      }
    }
  }
  setTimeout(refresh, SECONDS * 1000);
}

setTimeout(refresh, SECONDS * 1000);
