// What a page is complete without waits in <template id="later"> until readers see the page, so that
// on a slow line its text and its fonts come first. Where the address asks a finder for something,
// that is what readers are to see, and nothing waits.
import { afterFrame } from "./lib/frame.js";

const come = () => document.head.append(document.getElementById("later").content);
if (location.search) come();
else addEventListener("load", () => afterFrame(come));
