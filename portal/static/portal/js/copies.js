// Copies of a report's answers on this phone: numbers and texts, never files or keys.
const NEVER = new Set(["csrfmiddlewaretoken", "cle", "version"]);

export const PREFIX = "rapport:";
export const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");

export function forget(prefix) {
  for (const key of starting(prefix)) localStorage.removeItem(key);
}

export function answers(form) {
  const typed = [...new FormData(form)].filter(([, v]) => typeof v === "string");
  return Object.fromEntries(typed.filter(([k]) => !NEVER.has(k.replace(/^l\d+-/, ""))));
}

export function restore(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
  }
}

// A copy that was sent is dropped once the server has moved on from its version.
export function dropSaved(prefix, versions) {
  for (const key of starting(prefix)) {
    const copy = read(key);
    const step = Number(key.split(":").pop());
    const at = (list) => (step ? list.split(",")[step - 1] : list);
    if (copy.sent && at(copy.versions) !== at(versions)) localStorage.removeItem(key);
  }
}

function starting(prefix) {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}
