// « Quitter rapidement »: hides the page at once, then replaces it; 3 × Shift does too.
const link = document.querySelector("[data-quick-exit]");
const spoken = document.querySelector("[data-quick-exit-spoken]");
let presses = [];
let withAnotherKey = false;

function leave() {
  const curtain = document.createElement("div");
  curtain.className = "curtain";
  document.body.append(curtain);
  document.title = "…";
  spoken.textContent = link.dataset.leaving;
  location.replace(link.href);
}

function countShift() {
  const now = Date.now();
  presses = [...presses.filter((at) => now - at < 5000), now];
  if (presses.length > 2) {
    presses = [];
    leave();
  } else if (presses.length === 2) {
    spoken.textContent = link.dataset.oneMore;
  }
}

if (link) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  // A capital letter is Shift with another key: it does not count.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") withAnotherKey = event.shiftKey;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    if (withAnotherKey) presses = [];
    else countShift();
    withAnotherKey = false;
  });
  // Somebody came back: show the page again.
  addEventListener("pageshow", () => {
    document.querySelectorAll(".curtain").forEach((curtain) => curtain.remove());
  });
}
