/**
 * Time limits, with a timer that tests hold by hand.
 *
 * @module
 */

/** Calls back once, so many milliseconds from now. @returns what calls it off. */
export type SetTimer = (callback: () => void, delayMs: number) => () => void;

/** The timer of this process; a pending one does not keep it alive. */
export const processTimer: SetTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs).unref();
  return () => clearTimeout(timer);
};

/** The timer of this process; a pending one keeps it alive. */
export const waitingTimer: SetTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};

/**
 * Waits for work no longer than a limit. The work itself continues, and its result is ignored.
 *
 * @param late Makes what is thrown when the limit has passed.
 * @throws what the work throws, or what `late` makes.
 */
export function within<T>(
  work: Promise<T>,
  limitMs: number,
  setTimer: SetTimer,
  late: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = setTimer(() => reject(late()), limitMs);
    work.then(resolve, reject).finally(callOff);
  });
}
