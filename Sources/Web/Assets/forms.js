// Forms: nothing typed is lost by leaving the page, nothing is sent twice, and the first thing to mend has the focus.
const changed = new Set();
const sent = new WeakSet();

for (const form of document.querySelectorAll("main form.form")) {
  form.addEventListener("input", () => changed.add(form));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  // A file is saved beside the page, which stays: its form may be sent again.
  if (!form.hasAttribute("data-again")) sent.add(form);
  changed.clear();
});

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) event.preventDefault();
});

// Coming back through the history shows the page as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form);
});

document.querySelector(":is(main, main > .card) > .notice[role=alert]")?.focus();
