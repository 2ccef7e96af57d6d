// Choosing in a list of people: one button ticks the whole page, and whoever ticks means those who are ticked.
const button = document.querySelector("[data-pick]");
const boxes = [...document.querySelectorAll(".pick input")];
const chosen = document.getElementById("scope-chosen");

if (button && chosen) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const tick = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = tick;
    chosen.checked = true;
  });
  for (const box of boxes) box.addEventListener("change", () => { chosen.checked = true; });
}
