// The form for editors: Sveltia CMS, with the configuration that the build made.
import "./quiet.js"; // first: it is to be there before the CMS starts
import CMS from "@sveltia/cms";
import { format } from "./pelican.js";

const { config, headers } = await (await fetch("config.json")).json();
for (const [name, keys] of Object.entries(headers)) {
  CMS.registerCustomFormat(name, "md", format(keys));
}
CMS.init({ config });
