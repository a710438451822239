// The quick exit: a press on its button, or three presses of Shift, hides the page at once and puts
// another in its place in the history of this tab. Without this script the button is a plain link.

const PRESSES = 3;
const PATIENCE = 5000; // milliseconds between two presses

const root = document.documentElement;
const button = document.querySelector(".exit-bar .exit");
const told = document.querySelector(".exit-bar [role=status]");
const hint = matchMedia("(pointer: fine)").matches ? told.dataset.hint : ""; // phones have no Shift
let presses = 0;
let alone = false; // is Shift pressed for itself, not for a capital letter or a shortcut?
let timer;

function leave() {
  root.dataset.left = ""; // exit.css shows nothing any more, while the other page is on its way
  location.replace(button.href);
}

function reset(words = hint) {
  clearTimeout(timer);
  presses = 0;
  told.textContent = words;
}

function count() {
  clearTimeout(timer);
  presses += 1;
  if (presses === PRESSES) {
    leave();
    return;
  }
  told.textContent = presses === 1 ? told.dataset.first : told.dataset.second;
  timer = setTimeout(() => reset(told.dataset.late), PATIENCE);
}

button.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

// A step within the page takes the place of the one before in the history: Back leads past all.
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.replace(link.hash);
});

addEventListener("keydown", (event) => {
  if (event.key === "Shift") {
    alone = event.repeat ? alone : !(event.ctrlKey || event.altKey || event.metaKey);
  } else {
    alone = false;
    if (presses) reset();
  }
});

// each of two Shift keys held together counts as it is let go
addEventListener("keyup", (event) => {
  if (event.key === "Shift" && alone) count();
});

addEventListener("pointerdown", () => {
  alone = false;
});

// who comes back to a page that the browser kept sees it again
addEventListener("pageshow", () => {
  delete root.dataset.left;
  reset();
});
