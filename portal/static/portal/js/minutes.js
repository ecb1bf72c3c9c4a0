// Minutes are saved as they are written: when one leaves a box, and every 20 s. Words
// that the network did not take stay on the page, and are tried again.
const dirty = new Set(); // parts of the page that the server does not have yet
let touched = new Set(); // among them, those typed in since the last sending
let busy = false;
let failed = false;
const AT_ONCE = 60_000; // what a page may still send while it closes
const form = () => document.querySelector("form[data-minutes]");

function say(ok, text) {
  failed = !ok;
  const bar = document.querySelector("[data-saved]");
  bar.dataset.state = ok ? "saved" : "offline";
  bar.querySelector("[data-told]").textContent = text;
}

function fieldsOf(part) {
  const fields = [...part.querySelectorAll("[name]:not(button)")];
  return fields.filter((field) => field.type !== "radio" || field.checked);
}

async function send() {
  const { csrfmiddlewaretoken: token, cle } = form().elements;
  const typed = [token, cle, ...[...dirty].flatMap(fieldsOf)];
  const body = new URLSearchParams(typed.map((field) => [field.name, field.value]));
  const headers = { "X-Autosave": "1" };
  const keepalive = body.toString().length < AT_ONCE;
  const answer = await fetch(location.pathname, { method: "POST", body, headers, keepalive });
  if (answer.status === 403) return say(false, form().dataset.refused);
  const { told, versions, quorum, state } = await answer.json();
  say(answer.ok, told);
  if (!answer.ok) return;
  for (const part of [...dirty]) if (!touched.has(part)) dirty.delete(part);
  for (const field of document.querySelectorAll('[data-part] > [name$="-version"]')) {
    field.value = versions[field.name] ?? field.value;
  }
  const note = document.querySelector("[data-quorum]");
  note.dataset.state = state;
  note.firstElementChild.textContent = quorum;
}

async function save() {
  if (busy || !dirty.size || !form()) return;
  busy = true;
  touched = new Set();
  await send().catch(() => say(false, form().dataset.lost));
  busy = false;
}

function note(event) {
  const part = event.target.closest("[data-part]");
  if (part) [dirty, touched].forEach((parts) => parts.add(part));
  if (part && event.type === "change") save();
}

for (const type of ["input", "change"]) document.addEventListener(type, note);
setInterval(save, 20_000);
addEventListener("pagehide", save);
addEventListener("beforeunload", (event) => { if (failed && dirty.size) event.preventDefault(); });
// Its button posts what is not saved yet, and leaves what others may be writing alone.
document.addEventListener("submit", () => {
  failed = false;
  for (const part of document.querySelectorAll("[data-clean] [data-part]")) {
    part.querySelector('[name$="-version"]').disabled = !dirty.has(part);
  }
}, true);
