/**
 * Dates of a function: those of the stack's clock, wherever that was held or moved.
 *
 * @module
 */

/** What the clock of the machine shows, whatever a function sees. Milliseconds since the epoch. */
export const machineMs = Date.now;

/**
 * Has `Date` show another clock in this thread. Timers and `performance` stay those of the machine.
 *
 * @param shared Two numbers of 64 bits: milliseconds by which that clock is ahead of the machine's, and what it shows while
 *   it is held; not a number while it is not.
 */
export function followClock(shared: SharedArrayBuffer): void {
  const [ahead, held] = [new Float64Array(shared, 0, 1), new Float64Array(shared, 8, 1)];
  const nowMs = (): number => {
    const [heldMs = Number.NaN] = held;
    const [aheadMs = 0] = ahead;
    return Math.floor(Number.isNaN(heldMs) ? machineMs() + aheadMs : heldMs);
  };
  const MachineDate = Date;
  const StackDate = new Proxy(MachineDate, {
    apply: () => new MachineDate(nowMs()).toString(),
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [nowMs()] : given, made),
  });
  MachineDate.now = nowMs;
  MachineDate.prototype.constructor = StackDate;
  globalThis.Date = StackDate;
}
