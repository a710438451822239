// The field of search. The search is loaded when it is entered; once, for a script that has begun
// does not begin again, but one that did not come is asked for by the next letter.
export const field = document.forms[0].q;
let script;
field.onfocus = field.oninput = () => {
  if (script) return;
  script = document.createElement("script");
  script.src = field.form.action + "index.js";
  script.onerror = () => (script = null);
  field.after(script);
};
