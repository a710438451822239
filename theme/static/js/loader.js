// The search is loaded when its field is entered, or where the address holds a query.
const field = document.forms[0].q;
field.onfocus = () => {
  field.onfocus = null;
  const script = document.createElement("script");
  script.src = field.form.action + "index.js";
  document.head.append(script);
};
if (location.search) field.onfocus();
