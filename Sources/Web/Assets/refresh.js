// A page that waits for work asks again by itself: [data-refresh] says where. What changes is put into place, so that
// nobody is read the whole page again; when the work is done, the page that shows it takes over.
const patience = 2000;
const parts = ["[data-refresh] [role=status]", ".tiles"];

async function ask() {
  const waiting = document.querySelector("[data-refresh]");
  if (!waiting) return;
  try {
    const answer = await fetch(waiting.dataset.refresh, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || answer.redirected || !page.querySelector("[data-refresh]")) {
      location.replace(waiting.dataset.refresh);
      return;
    }
    for (const part of parts) {
      const now = document.querySelector(part);
      const then = page.querySelector(part);
      if (now && then && now.textContent !== then.textContent) now.replaceChildren(...then.childNodes);
    }
  } catch {
    // The network is away for a while; the next question may find it again.
  }
  setTimeout(ask, patience);
}

setTimeout(ask, patience);
