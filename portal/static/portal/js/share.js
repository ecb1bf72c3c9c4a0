// « Copier le lien » and « Imprimer »: buttons that only a script can answer, so they
// show with it. Without it the link stands on the page, and the browser prints.
const said = document.querySelector("[data-copy-said]");

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(said.parentElement.querySelector("strong"));
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
