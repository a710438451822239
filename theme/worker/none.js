// In the place of sw.js where OFFLINE is switched off: phones that kept the site forget it.
import { forget } from "./lib/kept.js";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(forget().then(() => registration.unregister()))
);
