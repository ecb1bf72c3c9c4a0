/* Shows what is typed in the password fields of a form. */
for (const box of document.querySelectorAll("[data-reveal]")) {
  const form = box.closest("form");
  const fields = form.querySelectorAll("input[type=password]");
  box.hidden = false;
  box.querySelector("input").addEventListener("change", (event) => {
    for (const field of fields) field.type = event.target.checked ? "text" : "password";
  });
  form.addEventListener("submit", () => {
    for (const field of fields) field.type = "password";
  });
}
