/** Scripts that a page runs: texts, since these sources are of a world without a document. */

/** Waits for the element, then for the end of the frame that shows it; the time since the navigation began. */
export function whenPainted(selector: string): string {
  return `(async () => {
    while (document.querySelector(${JSON.stringify(selector)}) === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    return performance.now();
  })()`;
}

/** Notes when each key goes down. */
export const WATCH_KEYS = `addEventListener('keydown', (event) => { window.keyAt = event.timeStamp; }, true)`;

/** Waits for the rows of what the search box holds; what it holds, the time since the last key. */
export const ROWS_OF_KEY = `(async () => {
  const typed = document.querySelector('#search-box').value;
  const status = () => document.querySelector('[role=status][data-words=' + JSON.stringify(typed) + ']');
  // looking at each frame would take the processor from what is measured
  if (status() === null)
    await new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (status() === null) return;
        observer.disconnect();
        resolve();
      }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-words'] });
    });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  return { typed, milliseconds: performance.now() - window.keyAt };
})()`;
