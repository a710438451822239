// The page of an association: how old its checked facts are today.
import { showAge } from "./lib/age.js";

showAge(document);
