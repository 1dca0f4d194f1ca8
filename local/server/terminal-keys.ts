/**
 * Keys in the terminal: a number switches a Region, `q` quits.
 *
 * @module
 */
import type { RegionSwitches } from "../services/region-health.ts";

/** A terminal: `process.stdin` is one if {@link KeyInput.isTTY} is true. */
export interface KeyInput {
  /** Absent in a pipe. */
  readonly isTTY?: boolean | undefined;
  setRawMode(raw: boolean): unknown;
  on(event: "data", listener: (data: Buffer | string) => void): unknown;
  off(event: "data", listener: (data: Buffer | string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** What keys do. */
export interface KeyActions {
  readonly regions: RegionSwitches;
  /** Called once; no key is heard after it. */
  readonly quit: () => void;
  readonly print: (text: string) => void;
}

/** `q`, and what a terminal in raw mode sends for Ctrl-C and Ctrl-D instead of acting on it. */
const quitKeys = ["q", "Q", "\u0003", "\u0004"];

/** Regions that a single key can select: the first nine. */
const maxNumbered = 9;

/**
 * Listens until `quit`, or until stopped.
 *
 * @returns Gives the terminal back as it was. Where the process dies before that, Node.js does.
 * @throws never without a terminal.
 */
export function listenToKeys(input: KeyInput, actions: KeyActions): () => void {
  if (input.isTTY !== true) {
    return () => undefined;
  }
  let listening = true;
  const stop = () => {
    if (listening) {
      listening = false;
      input.off("data", hear);
      input.setRawMode(false);
      input.pause();
    }
  };
  const hear = (data: Buffer | string) => {
    for (const key of keysOf(data.toString())) {
      if (quitKeys.includes(key)) {
        stop();
        actions.quit();
        return;
      }
      press(key, actions);
    }
  };
  input.setRawMode(true);
  input.on("data", hear);
  input.resume();
  return stop;
}

/** Arrows and their like come as an escape and more; digits in it are not keys. */
function keysOf(text: string): readonly string[] {
  return text.startsWith("\u001b") ? [] : [...text];
}

function press(key: string, { regions, print }: KeyActions): void {
  const number = /^[1-9]$/.test(key) ? Number(key) : 0;
  const states = regions.list();
  const state = states[number - 1];
  if (number > 0 && state === undefined) {
    const known = numbered(states.map(({ region }) => region)).join("  ");
    print(`region | ${number} is not the number of a Region; Regions: ${known || "none"}\n`);
  } else if (state?.healthy === true) {
    regions.set(state.region, "hang");
    print(
      `region | ${state.region} is unavailable: its APIs do not respond; press ${number} to restore it\n`,
    );
  } else if (state !== undefined) {
    regions.set(state.region, undefined);
    print(`region | ${state.region} is available again\n`);
  }
}

/** Regions with the keys they answer to, like `1 eu-west-1`. */
export function numbered(regions: readonly string[]): readonly string[] {
  return regions.map((region, index) => (index < maxNumbered ? `${index + 1} ${region}` : region));
}
