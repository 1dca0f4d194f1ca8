/**
 * Sums the layout shifts of a page.
 *
 * @module
 */

/** Runs in the page, from before its first script on; the sum is `window.shifts`. */
export const countShifts = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
`;
