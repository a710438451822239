// In the place of loader.js, but on pages that are to be left at once, which leave no trace: the
// search, and what is to be read without a connection. That is loaded when the page is there.
import { field } from "./lib/field.js";

onload = () =>
  navigator.serviceWorker &&
  navigator.serviceWorker.register(field.form.action + "../sw.js").catch(() => {}); // forbidden
