// Facts grow older after the build: what a page has to say of them from a later day on waits in its
// <template data-from="2027-11-03">. With data-withhold, the facts (data-fact) go.

/** Show what a page holds for today, if anything. By UTC: to facts of a year an hour is nothing. */
export function showAge(page) {
  const today = new Date().toISOString().slice(0, 10);
  const due = [...page.querySelectorAll("template[data-from]")]
    .filter((note) => note.dataset.from <= today)
    .pop();
  if (!due) return;
  const gone = "withhold" in due.dataset ? "[data-age], [data-fact]" : "[data-age]";
  for (const element of page.querySelectorAll(gone)) element.remove();
  due.before(due.content.cloneNode(true));
}
