/** Does work that readers need not wait for, once the next frame is on the screen. */
export const afterFrame = (work) => requestAnimationFrame(() => setTimeout(work));
