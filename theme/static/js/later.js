// What a page is complete without waits in <template id="later"> until readers see the page, so that
// on a slow line its text and its fonts come first. Where the address asks a finder for something,
// that is what readers are to see, and nothing waits.
import { afterFrame } from "./lib/frame.js";

const come = () => document.head.append(document.getElementById("later").content);
// A frame is drawn some time before it is on the screen, which most browsers tell.
const { supportedEntryTypes = [] } = window.PerformanceObserver || {};
const seen = () => {
  if (!supportedEntryTypes.includes("paint")) return afterFrame(come);
  const told = (list) => list.getEntriesByName("first-contentful-paint").forEach(come);
  new PerformanceObserver(told).observe({ type: "paint", buffered: true });
};
if (location.search) come();
else addEventListener("load", seen);
