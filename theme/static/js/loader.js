// In every page that a phone does not keep: the search.
import "./lib/field.js";
