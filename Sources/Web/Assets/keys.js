// Keyboard shortcuts. An element says which keys it answers to in data-keys ("/", "n", "g p"); "?" lists those of the page.
// They can be switched off (WCAG 2.2, 2.1.4), and never act while somebody types.
const memory = "obhut-keys";
const dialog = document.getElementById("keys");
const list = document.getElementById("keys-list");
const choice = document.getElementById("keys-on");
const opener = document.getElementById("keys-open");
const typing = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";
const patience = 1200;

function isOn() {
  try {
    return localStorage.getItem(memory) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    if (on) localStorage.removeItem(memory);
    else localStorage.setItem(memory, "off");
  } catch {
    // A browser that keeps nothing keeps the shortcuts on.
  }
}

function named() {
  return [...document.querySelectorAll("[data-keys]")].filter((element) => element.checkVisibility());
}

function label(element) {
  return element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent.trim();
}

function show() {
  list.replaceChildren(
    ...named().map((element) => {
      const line = document.createElement("div");
      const what = document.createElement("dt");
      what.textContent = label(element);
      const keys = document.createElement("dd");
      for (const key of element.dataset.keys.split(" ")) {
        const cap = document.createElement("kbd");
        cap.textContent = key;
        keys.append(cap);
      }
      line.append(what, keys);
      return line;
    }),
  );
  choice.checked = isOn();
  dialog.showModal();
}

function act(element) {
  if (element.matches(typing)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

let begun = "";
let timer = 0;

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!isOn() || document.querySelector("dialog[open]") || event.target.closest?.(typing)) return;
  clearTimeout(timer);
  const typed = begun ? `${begun} ${event.key}` : event.key;
  begun = "";
  const elements = named();
  const hit = elements.find((element) => element.dataset.keys === typed);
  if (hit) {
    event.preventDefault();
    act(hit);
  } else if (elements.some((element) => element.dataset.keys.startsWith(`${typed} `))) {
    begun = typed;
    timer = setTimeout(() => { begun = ""; }, patience);
  }
}

if (dialog && opener) {
  opener.hidden = false;
  opener.addEventListener("click", show);
  choice.addEventListener("change", () => remember(choice.checked));
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", press);
}
