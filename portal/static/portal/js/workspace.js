// Posts a form without leaving the page, so that a dead network loses nothing.
// The server answers a redirection with 204 and the header X-Location.
let busy = false;

function say(what) {
  const region = document.querySelector("[data-network]");
  if (!region) return;
  region.replaceChildren();
  if (!what) return;
  const bar = document.createElement("div");
  bar.className = "save-bar";
  bar.dataset.state = what === "sending" ? "saved" : "offline";
  const text = document.createElement("p");
  text.className = "container save-bar__text";
  text.textContent = region.dataset[what];
  bar.append(text);
  region.append(bar);
}

async function show(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
  scrollTo(0, 0);
  document.querySelector("[data-focus]")?.focus();
}

async function send(form, button) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  const chosen = button?.hasAttribute("formaction") ? button : form;
  const address = chosen.getAttribute(chosen === form ? "action" : "formaction");
  const response = await fetch(address || location.href, {
    method: "POST",
    body,
    headers: { "X-Steady": "1" },
    signal: AbortSignal.timeout?.(90_000),
  });
  const next = response.headers.get("X-Location");
  const html = response.headers.get("Content-Type")?.startsWith("text/html");
  if (next) location.assign(next);
  else if (html && [200, 403, 404, 409, 422].includes(response.status)) {
    await show(response);
    return "";
  } else return response.status < 500 ? "refused" : "lost";
  return "sending";
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-steady]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  say("sending");
  const told = await send(form, event.submitter).catch(() => "lost");
  say(told);
  busy = told === "sending";
});
addEventListener("pageshow", () => { busy = false; });
