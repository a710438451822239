// Loads the page again when the site was built anew, and says over it why it could not be.

const style = `
:host { all: initial }
dialog { box-sizing: border-box; inline-size: min(60rem, 94vw); max-block-size: 90vh; overflow: auto;
  padding: 1.25rem 1.5rem; border: 0; border-block-start: 6px solid #a3271f; border-radius: .5rem;
  background: #fff; color: #1c1c1c; font: 1rem/1.8 "IBM Plex Sans Arabic", sans-serif }
dialog::backdrop { background: rgb(0 0 0 / .45) }
h2 { margin: 0; font-size: 1.25rem }
ol { padding-inline-start: 1.5rem }
li { margin-block: .75rem }
bdi { display: block; font: .875rem/1.6 monospace; color: #a3271f; overflow-wrap: anywhere }
pre { overflow: auto; font: .8125rem/1.5 monospace; text-align: left }
button { font: inherit; padding: .3rem 1rem; cursor: pointer }
`;

const [made, page] = [new URL(import.meta.url).searchParams.get("build"), document.documentElement];
const host = page.appendChild(document.createElement("div"));
const shadow = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(style); // no rule of the page's policy is about sheets that scripts make
shadow.adoptedStyleSheets = [sheet];

new EventSource("/-preview/news").addEventListener("message", ({ data }) => {
  const told = JSON.parse(data);
  if (told.build !== made) location.reload();
  else show(told);
});

function show({ failed, findings, said }) {
  shadow.replaceChildren();
  if (!failed) return;
  const dialog = element("dialog", "");
  dialog.dir = "rtl";
  dialog.lang = "ar";
  dialog.append(element("h2", "لم يبن الموقع: صحح ما يلي ثم احفظ الملف"));
  const list = element("ol", "");
  for (const { place, text } of findings) {
    const item = element("li", text);
    const where = element("bdi", place);
    where.dir = "ltr";
    item.prepend(where);
    list.append(item);
  }
  if (findings.length) dialog.append(list);
  if (said) {
    const lines = element("pre", said);
    lines.dir = "ltr";
    dialog.append(lines);
  }
  const form = element("form", "");
  form.method = "dialog";
  if (made) {
    dialog.append(element("p", "خلف هذه الرسالة آخر موقع بني دون أخطاء."));
    form.append(element("button", "أغلق الرسالة"));
    dialog.append(form);
  }
  shadow.append(dialog);
  dialog.showModal();
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
