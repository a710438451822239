// The field of search. The search is loaded when it is entered; once, for a script that has begun
// does not begin again.
export const field = document.forms[0].q;
const script = document.createElement("script");
field.onfocus = () => {
  script.src = field.form.action + "index.js";
  field.after(script);
};
