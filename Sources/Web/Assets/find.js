// Finding while typing: hits stand below the search box. What is typed travels in a body, never in an address. Without this
// module Enter leads to the list of hits, as it does with it while no hit is chosen.
const form = document.querySelector("form.find");
const box = form?.querySelector("input[name=q]");
const pause = 120;
const least = 2;
let timer = 0;
let request = null;
let list = null;
let active = -1;

function close() {
  clearTimeout(timer);
  request?.abort();
  list?.remove();
  list = null;
  active = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const options = list ? [...list.querySelectorAll("[data-href]")] : [];
  if (options.length === 0) return;
  active = (index + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  options[active].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", options[active].id);
}

function line(hit, index) {
  const option = document.createElement("li");
  option.id = `hit-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.href = hit.href;
  const name = document.createElement("strong");
  name.textContent = hit.name;
  option.append(name);
  if (hit.detail) {
    const detail = document.createElement("span");
    detail.className = "muted";
    detail.textContent = hit.detail;
    option.append(detail);
  }
  option.addEventListener("mousedown", (event) => event.preventDefault());
  option.addEventListener("click", () => location.assign(hit.href));
  return option;
}

function show(answer) {
  // Whoever was chosen among the hits of fewer letters stays chosen.
  const chosen = list?.querySelector("[aria-selected=true]")?.dataset.href;
  list?.remove();
  list = document.createElement("ul");
  list.id = "hits";
  list.className = "hits";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  list.append(...answer.hits.map(line));
  if (answer.hits.length === 0) {
    const none = document.createElement("li");
    none.className = "muted";
    none.textContent = answer.none;
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    list.append(none);
  }
  active = -1;
  form.append(list);
  box.setAttribute("aria-expanded", "true");
  box.removeAttribute("aria-activedescendant");
  const at = answer.hits.findIndex((hit) => hit.href === chosen);
  if (at >= 0) choose(at);
}

async function ask() {
  request?.abort();
  const mine = new AbortController();
  request = mine;
  try {
    const answer = await fetch("/people/suggestions", {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      signal: mine.signal,
      redirect: "error",
    });
    if (answer.ok && request === mine) show(await answer.json());
  } catch {
    // A search that is overtaken, or a lost connection: Enter still works.
  }
}

function typed() {
  clearTimeout(timer);
  if (box.value.trim().length < least) close();
  else timer = setTimeout(ask, pause);
}

function press(event) {
  if (event.isComposing || !list) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
  } else if (event.key === "Escape") {
    event.preventDefault();
    close();
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    location.assign(list.querySelectorAll("[data-href]")[active].dataset.href);
  }
}

if (box) {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", "hits");
  box.addEventListener("input", typed);
  box.addEventListener("keydown", press);
  box.addEventListener("blur", () => close());
}
