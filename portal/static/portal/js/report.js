// Beside workspace.js: « Réessayer » when the network is lost, by itself when it comes
// back; the same form with the same key, so the server makes one object. And printing.
let last = null; // the form and the button of the last sending

function lost() {
  return document.querySelector('[data-network] [data-state="offline"] p');
}

function again() {
  if (last && lost()) last.form.requestSubmit(last.button);
}

function offerToRetry() {
  const told = lost();
  const words = last?.form.dataset.retry;
  if (!told || !words || told.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--plain";
  button.textContent = words;
  button.addEventListener("click", again);
  told.append(button);
}

function offerToPrint() {
  for (const button of document.querySelectorAll("[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target.matches("[data-steady]")) {
      last = { form: event.target, button: event.submitter };
    }
  },
  true,
);
addEventListener("online", again);
new MutationObserver(offerToRetry).observe(document.documentElement, {
  childList: true,
  subtree: true,
});
offerToPrint();
