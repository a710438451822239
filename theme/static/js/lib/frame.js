// What readers need not wait for: it begins when the next frame is on the screen.
export const afterFrame = work => requestAnimationFrame(() => setTimeout(work));
