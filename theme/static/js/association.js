// The page of an association: how old its checked facts are today.
import { showAge } from "./lib/age.js";
import { clock } from "./lib/hours.js";

showAge(document, clock(new Date()).date);
