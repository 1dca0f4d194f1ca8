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
  it("makes the numbered Region unavailable, and available again", () => {
    const { terminal, printed, ill } = listen();
    terminal.type("2");
    assert.deepEqual(ill(), ["us-east-1 hang"]);
    terminal.type(Buffer.from("2"));
    assert.deepEqual(ill(), []);
    assert.deepEqual(printed, [
      "region | us-east-1 is unavailable: its APIs do not respond; press 2 to restore it\n",
      "region | us-east-1 is available again\n",
    ]);
  });

  it("restores a Region in any outage mode", () => {
    const { terminal, regions, ill } = listen();
    regions.set("eu-west-1", "error");
    terminal.type("1");
    assert.deepEqual(ill(), []);
  });

  it("handles several keys in one chunk", () => {
    const { terminal, ill } = listen();
    terminal.type("12");
    assert.deepEqual(ill(), ["eu-west-1 hang", "us-east-1 hang"]);
  });

  it("lists the valid numbers", () => {
    const { terminal, printed, ill } = listen();
    terminal.type("3");
    assert.deepEqual(printed, [
      "region | 3 is not the number of a Region; Regions: 1 eu-west-1  2 us-east-1\n",
    ]);
    assert.deepEqual(ill(), []);
  });

  it("reports that there are no Regions", () => {
    const { terminal, printed } = listen({ names: [] });
    terminal.type("1");
    assert.deepEqual(printed, ["region | 1 is not the number of a Region; Regions: none\n"]);
  });

  for (const text of ["0", "x", "\r", " ", "\u001b[1;2A", "\u001b[B", "١", ""]) {
    it(`ignores ${JSON.stringify(text)}`, () => {
      const { terminal, printed, ill, quits } = listen();
      terminal.type(text);
      assert.deepEqual([printed, ill(), quits()], [[], [], 0]);
    });
  }

  for (const key of ["q", "Q", "\u0003", "\u0004"]) {
    it(`quits once for ${JSON.stringify(key)}, and restores the terminal`, () => {
      const { terminal, ill, quits } = listen();
      terminal.type(`${key}1`);
      terminal.type(key);
      assert.equal(quits(), 1);
      assert.deepEqual(ill(), []);
      assert.deepEqual(terminal.done, ["raw true", "resume", "raw false", "pause"]);
    });
  }

  it("restores the terminal once when stopped", () => {
    const { terminal, stop, ill } = listen();
    stop();
    stop();
    terminal.type("1");
    assert.deepEqual(ill(), []);
    assert.deepEqual(terminal.done, ["raw true", "resume", "raw false", "pause"]);
  });

  for (const isTTY of [false, undefined]) {
    it(`ignores an input that is not a terminal (${isTTY})`, () => {
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
  it("numbers the first nine", () => {
    const names = Array.from({ length: 10 }, (_, index) => `r${index}`);
    assert.deepEqual(numbered(names).slice(7), ["8 r7", "9 r8", "r9"]);
  });
});
