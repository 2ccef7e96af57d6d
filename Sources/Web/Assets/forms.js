// Forms: nothing typed is lost by leaving the page, nothing is sent twice, and the first thing to mend has the focus.
const changed = new Set();
const sent = new WeakSet();
// Longer than any double click; a form that fetched a file may be sent again after it.
const pause = 4000;

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
  sent.add(form);
  setTimeout(() => sent.delete(form), pause);
  changed.delete(form);
});

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) event.preventDefault();
});

// Coming back through the history shows the page as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form);
});

document.querySelector(":is(main, main > .card) > .notice[role=alert]")?.focus();
