// A tick box that shows what a password field holds; absent without JavaScript.
for (const box of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(box.dataset.reveal);
  const show = (shown) => { field.type = shown ? "text" : "password"; };
  box.closest("label").hidden = false;
  box.addEventListener("change", () => show(box.checked));
  // Browsers offer to keep a password only when it is one at the time of sending.
  field.form.addEventListener("submit", () => show(false));
}
