/** The clock of a stack, over a machine's clock that is held by hand. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createChance } from "../chance.ts";
import { createClock } from "../clock.ts";
import { handTimer } from "./hand-timer.ts";

function world() {
  const machine = handTimer();
  const clock = createClock(machine.nowMs, machine.setTimer);
  /** What went off, and when by the clock. */
  const fired: [string, number][] = [];
  const set = (name: string, delayMs: number, then: () => void | Promise<void> = () => undefined) =>
    clock.setTimer(() => {
      fired.push([name, clock.nowMs()]);
      return then();
    }, delayMs);
  return { machine, clock, fired, set };
}

describe("createClock", () => {
  it("shows the machine's time, and goes off with it", () => {
    const { machine, clock, fired, set } = world();
    set("a", 10);
    machine.pass(10);
    assert.deepEqual(fired, [["a", 10]]);
    assert.deepEqual(clock.state(), { nowMs: 10, held: false, offsetMs: 0 });
  });

  it("stands still while it is held, and nothing goes off", () => {
    const { machine, clock, fired, set } = world();
    set("a", 10);
    clock.hold(true);
    set("b", 0);
    machine.pass(100);
    assert.deepEqual([fired, clock.state()], [[], { nowMs: 0, held: true, offsetMs: -100 }]);
    clock.hold(false);
    machine.pass(0);
    assert.deepEqual(fired, [["b", 0]]);
    machine.pass(10);
    assert.deepEqual(fired.at(-1), ["a", 10]);
    assert.deepEqual(clock.state(), { nowMs: 10, held: false, offsetMs: -100 });
  });

  it("goes off in order when it is advanced, also what was set on the way", async () => {
    const { clock, fired, set } = world();
    set("late", 30);
    set("soon", 10, () => {
      setImmediate(() => set("then", 5));
    });
    set("waited for", 25, async () => {
      await new Promise(setImmediate);
      set("after it", 1);
    });
    set("beyond", 41);
    set("with late", 30);
    await clock.advance(40);
    assert.deepEqual(fired, [
      ["soon", 10],
      ["then", 15],
      ["waited for", 25],
      ["after it", 26],
      ["late", 30],
      ["with late", 30],
    ]);
    assert.equal(clock.nowMs(), 40);
  });

  it("goes off at the machine's time after an advance, no earlier and no later", async () => {
    const { machine, clock, fired, set } = world();
    set("a", 50);
    await clock.advance(40);
    machine.pass(9);
    assert.deepEqual(fired, []);
    machine.pass(1);
    assert.deepEqual(fired, [["a", 50]]);
    assert.equal(machine.pending(), 0);
  });

  it("is advanced while it is held", async () => {
    const { machine, clock, fired, set } = world();
    clock.hold(true);
    set("a", 10);
    await clock.advance(10);
    machine.pass(10);
    assert.deepEqual([fired, clock.nowMs(), machine.pending()], [[["a", 10]], 10, 0]);
  });

  it("does not go off once it is called off, held or not", async () => {
    const { machine, clock, fired, set } = world();
    const callOff = set("a", 10);
    callOff();
    clock.hold(true);
    set("b", 10)();
    await clock.advance(20);
    clock.hold(false);
    machine.pass(20);
    assert.deepEqual([fired, machine.pending()], [[], 0]);
  });

  it("goes back, and keeps what is due at a time for that time", async () => {
    const { machine, clock, fired, set } = world();
    await clock.advance(100);
    set("a", 10);
    await clock.moveTo(50);
    assert.deepEqual(clock.state(), { nowMs: 50, held: false, offsetMs: 50 });
    machine.pass(59);
    assert.deepEqual(fired, []);
    machine.pass(1);
    assert.deepEqual(fired, [["a", 110]]);
  });

  it("tells threads how far it is ahead, and what it shows while it is held", async () => {
    const { clock } = world();
    const told = () => [...new Float64Array(clock.shared)];
    assert.deepEqual(told(), [0, Number.NaN]);
    await clock.advance(10);
    assert.deepEqual(told(), [10, Number.NaN]);
    clock.hold(true);
    await clock.advance(5);
    assert.deepEqual(told(), [10, 15]);
    clock.hold(false);
    assert.deepEqual(told(), [15, Number.NaN]);
    await clock.moveTo(3);
    assert.deepEqual(told(), [3, Number.NaN]);
    await clock.reset();
    assert.deepEqual(told(), [0, Number.NaN]);
  });

  it("shows the machine's time again after a reset, and goes on", async () => {
    const { machine, clock, fired, set } = world();
    clock.hold(true);
    await clock.moveTo(1000);
    set("a", 5);
    await clock.reset();
    assert.deepEqual(clock.state(), { nowMs: 0, held: false, offsetMs: 0 });
    machine.pass(1005);
    assert.deepEqual(fired, [["a", 1005]]);
  });

  it("lets those who advance take turns", async () => {
    const { clock, fired, set } = world();
    set("a", 10);
    set("b", 20);
    await Promise.all([clock.advance(10), clock.advance(10)]);
    assert.deepEqual([fired.map(([name]) => name), clock.nowMs()], [["a", "b"], 20]);
  });

  it("waits for longer than a timer of Node.js can", () => {
    const { machine, fired, set } = world();
    const monthMs = 30 * 86_400_000;
    set("a", monthMs);
    assert.equal(machine.isSet(2 ** 31 - 1), true);
    machine.pass(monthMs - 1);
    assert.deepEqual(fired, []);
    machine.pass(1);
    assert.deepEqual(fired, [["a", monthMs]]);
  });
});

describe("createChance", () => {
  const drawn = (random: () => number) => [random(), random(), random()];
  const unrepeatable = () => {
    let byte = 0;
    return createChance((size) => Buffer.alloc(size, byte++));
  };

  it("repeats each purpose from a seed, apart from the others", () => {
    const chance = unrepeatable();
    const [rates, versions] = [chance.of("rates"), chance.of("versions")];
    chance.repeat(7);
    const first = drawn(rates);
    assert.notDeepEqual(drawn(versions), first);
    chance.repeat(7);
    drawn(versions);
    assert.deepEqual(drawn(rates), first);
    chance.repeat(8);
    assert.notDeepEqual(drawn(rates), first);
    assert.ok(first.every((each) => each >= 0 && each < 1));
  });

  it("repeats nothing without a seed", () => {
    const chance = unrepeatable();
    const random = chance.of("rates");
    chance.repeat(7);
    const seeded = drawn(random);
    chance.repeat(null);
    assert.equal(chance.seed, null);
    assert.notDeepEqual(drawn(random), seeded);
    assert.equal(new Set(drawn(random)).size, 3);
  });
});
