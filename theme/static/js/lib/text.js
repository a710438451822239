// A text of the page with values in the places it has for them.
export const filled = (text, ...values) => text.replace(/{}/g, () => values.shift());
