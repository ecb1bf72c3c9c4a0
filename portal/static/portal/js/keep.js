// « Garder sur ce téléphone »: by choice, a copy of one step until the server has it;
// offered again on return, and gone with « Verrouiller ».
import { PREFIX, answers, dropSaved, forget, read, restore } from "./copies.js";

function start() {
  const form = document.querySelector("form[data-report]");
  if (!form) return;
  const { report, step, person, versions } = form.dataset;
  const mine = `${PREFIX}${person}:`;
  const key = `${mine}${report}:${step}`;
  dropSaved(`${mine}${report}:`, versions);
  const choice = form.querySelector("template[data-keep]");
  if (!choice) return;
  choice.replaceWith(choice.content.cloneNode(true));
  const tick = form.querySelector("[data-keep-tick]");
  tick.checked = read(`${mine}choix`) === true;
  const keep = (sent) => {
    const copy = { sent, versions, values: answers(form) };
    if (tick.checked) localStorage.setItem(key, JSON.stringify(copy));
  };
  tick.addEventListener("change", () => {
    if (!tick.checked) forget(mine);
    else localStorage.setItem(`${mine}choix`, "true");
    keep(false);
  });
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
  offer(form, key, read(key));
}

function offer(form, key, copy) {
  const note = form.querySelector("template[data-kept]");
  if (!copy || JSON.stringify(copy.values) === JSON.stringify(answers(form))) return;
  note.replaceWith(note.content.cloneNode(true));
  const shown = form.querySelector("[data-restore]").closest(".note");
  form.querySelector("[data-restore]").addEventListener("click", () => {
    restore(form, copy.values);
    shown.remove();
  });
  form.querySelector("[data-forget]").addEventListener("click", () => {
    localStorage.removeItem(key);
    shown.remove();
  });
}

document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action")?.endsWith("/verrouiller/")) forget(PREFIX);
});
// After a refusal workspace.js puts a new body in place.
new MutationObserver(start).observe(document.documentElement, { childList: true });
start();
