/**
 * Keys, typed by nobody.
 *
 * @module
 */
import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "mocha";
import { type KeyInput, listenToKeys, numbered } from "../../server/terminal-keys.ts";
import { createRegions } from "../../services/region-health.ts";

/** A terminal that remembers what was done to it. */
class Terminal extends EventEmitter implements KeyInput {
  readonly isTTY: boolean | undefined;
  readonly done: string[] = [];

  constructor(isTTY: boolean | undefined = true) {
    super();
    this.isTTY = isTTY;
  }

  setRawMode(raw: boolean): void {
    this.done.push(`raw ${raw}`);
  }

  resume(): void {
    this.done.push("resume");
  }

  pause(): void {
    this.done.push("pause");
  }

  type(text: string | Buffer): void {
    this.emit("data", text);
  }
}

function listen({
  terminal = new Terminal(),
  names = ["us-east-1", "eu-west-1"] as readonly string[],
} = {}) {
  const regions = createRegions(names);
  const printed: string[] = [];
  let quits = 0;
  const stop = listenToKeys(terminal, {
    regions,
    quit: () => {
      quits += 1;
    },
    print: (text) => printed.push(text),
  });
  const ill = () =>
    regions.list().flatMap(({ region, outage }) => (outage ? [`${region} ${outage}`] : []));
  return { terminal, regions, printed, stop, ill, quits: () => quits };
}

describe("listenToKeys", () => {
  it("switches the Region of a number off, and on again", () => {
    const { terminal, printed, ill } = listen();
    terminal.type("2");
    assert.deepEqual(ill(), ["us-east-1 hang"]);
    terminal.type(Buffer.from("2"));
    assert.deepEqual(ill(), []);
    assert.deepEqual(printed, [
      "region | us-east-1 is cut off: its APIs answer nobody; 2 brings it back\n",
      "region | us-east-1 is well again\n",
    ]);
  });

  it("brings back a Region however it was switched off", () => {
    const { terminal, regions, ill } = listen();
    regions.set("eu-west-1", "error");
    terminal.type("1");
    assert.deepEqual(ill(), []);
  });

  it("hears several keys that come at once", () => {
    const { terminal, ill } = listen();
    terminal.type("12");
    assert.deepEqual(ill(), ["eu-west-1 hang", "us-east-1 hang"]);
  });

  it("says which numbers there are", () => {
    const { terminal, printed, ill } = listen();
    terminal.type("3");
    assert.deepEqual(printed, ["region | 3 is none; there are 1 eu-west-1  2 us-east-1\n"]);
    assert.deepEqual(ill(), []);
  });

  it("says that there are none at all", () => {
    const { terminal, printed } = listen({ names: [] });
    terminal.type("1");
    assert.deepEqual(printed, ["region | 1 is none; there are none at all\n"]);
  });

  for (const text of ["0", "x", "\r", " ", "\u001b[1;2A", "\u001b[B", "١", ""]) {
    it(`passes over ${JSON.stringify(text)}`, () => {
      const { terminal, printed, ill, quits } = listen();
      terminal.type(text);
      assert.deepEqual([printed, ill(), quits()], [[], [], 0]);
    });
  }

  for (const key of ["q", "Q", "\u0003", "\u0004"]) {
    it(`quits once for ${JSON.stringify(key)}, the terminal as it was`, () => {
      const { terminal, ill, quits } = listen();
      terminal.type(`${key}1`);
      terminal.type(key);
      assert.equal(quits(), 1);
      assert.deepEqual(ill(), []);
      assert.deepEqual(terminal.done, ["raw true", "resume", "raw false", "pause"]);
    });
  }

  it("gives the terminal back once when told to stop", () => {
    const { terminal, stop, ill } = listen();
    stop();
    stop();
    terminal.type("1");
    assert.deepEqual(ill(), []);
    assert.deepEqual(terminal.done, ["raw true", "resume", "raw false", "pause"]);
  });

  for (const isTTY of [false, undefined]) {
    it(`leaves alone what is no terminal (${isTTY})`, () => {
      // Not through a default, which would take undefined for absent.
      const terminal = Object.assign(new Terminal(), { isTTY });
      const { stop, ill } = listen({ terminal });
      terminal.type("1");
      stop();
      assert.deepEqual([terminal.done, ill()], [[], []]);
    });
  }
});

describe("numbered", () => {
  it("numbers what a key can stand for", () => {
    const names = Array.from({ length: 10 }, (_, index) => `r${index}`);
    assert.deepEqual(numbered(names).slice(7), ["8 r7", "9 r8", "r9"]);
  });
});
