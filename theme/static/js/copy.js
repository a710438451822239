// A button that copies the address of the page. Without a clipboard (an old browser, a page that is
// not served by HTTPS) it stays hidden: the address is on the page as text.
const button = document.querySelector("[data-copy]");

async function copy() {
  const copied = navigator.clipboard.writeText(document.querySelector("[rel=canonical]").href);
  const told = await copied.then(() => "نسخ", () => "تعذر النسخ");
  button.nextElementSibling.textContent = told;
}

if (navigator.clipboard) {
  button.hidden = false;
  button.onclick = copy;
}
