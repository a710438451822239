// What is settled before the CMS starts: its language, and whom it may ask.

// Arabic, whatever the browser's language, until an editor chooses another.
const PREFERENCES = "sveltia-cms.prefs";
if (!localStorage.getItem(PREFERENCES)) {
  localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "ar" }));
}

// The CMS asks a third party whether GitHub is up. The policy of the page would refuse that and
// report it; here it is not even tried.
const STATUS = /^https:\/\/(?:www\.githubstatus|status\.gitlab)\.com\//;
const ask = window.fetch;
window.fetch = (resource, options) =>
  STATUS.test(resource instanceof Request ? resource.url : resource)
    ? Promise.reject(new TypeError("not asked"))
    : ask(resource, options);
