// The message about what was just done can be put away; it never goes by itself.
for (const button of document.querySelectorAll(".toast [data-close]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.closest(".toast").remove();
    document.getElementById("content")?.focus();
  });
}
