// A button that copies the address of the page. Without a clipboard (an old browser, a page that is
// not served by HTTPS) it stays hidden: the address is on the page as text.
const button = document.querySelector("[data-copy]");
const status = document.querySelector(".share [role=status]");

async function copy() {
  try {
    await navigator.clipboard.writeText(document.querySelector("link[rel=canonical]").href);
    status.textContent = "نسخ.";
  } catch {
    status.textContent = "تعذر النسخ، فانسخوا الرابط بأنفسكم.";
  }
}

if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", copy);
}
