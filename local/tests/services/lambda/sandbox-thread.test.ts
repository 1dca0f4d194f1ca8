import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { after, afterEach, describe, it } from "mocha";
import { bench, closeAll, removeWorkDir, version, workDir } from "./harness.ts";

// More than a port delivers in one turn: so the thread's end overtakes what it said.
const events = 3000;
const talk = `for (let i = 0; i < ${events}; i++) process.stdout.write(String(i));`;
const limits = {
  maxConcurrency: 1,
  logBudget: { maxEventBytes: 100, maxEvents: events, maxBytes: 1e6 },
};

/** Holds the server's thread, once it has sent what it has, until the sandbox's has ended. */
async function holdUntil(mark: string): Promise<void> {
  await setImmediate();
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(mark)) {
    Atomics.wait(clock, 0, 0, 5);
  }
  Atomics.wait(clock, 0, 0, 100);
}

/** A file that a function leaves when its thread ends, and the code that does. */
function exitMark(): { mark: string; leave: string } {
  mkdirSync(workDir, { recursive: true });
  const mark = join(mkdtempSync(join(workDir, "exit-")), "ended");
  const leave = `import { writeFileSync } from "node:fs";
    process.on("exit", () => writeFileSync(${JSON.stringify(mark)}, ""));`;
  return { mark, leave };
}

describe("startThread", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  it("delivers all messages of a thread, although its exit came first", async () => {
    const { invoker, run, lines } = bench(limits);
    const { mark, leave } = exitMark();
    const target = version(
      `${leave} export const handler = async () => { ${talk} process.exit(1); };`,
    );
    await invoker.warm(target);
    const result = run(target);
    await holdUntil(mark);
    assert.equal((await result).kind, "error");
    assert.deepEqual(
      lines().slice(1, -2),
      Array.from({ length: events }, (_, i) => String(i)),
    );
  });

  it("accepts a thread's last response, and gives it no further invocation", async () => {
    const { invoker, run } = bench(limits);
    const { mark, leave } = exitMark();
    const target = version(
      `${leave} export const handler = async (last) => { ${talk} if (last) setTimeout(() => process.exit(1), 5); };`,
    );
    await invoker.warm(target);
    const results = [run(target, true), run(target, false)];
    await holdUntil(mark);
    assert.deepEqual(
      (await Promise.all(results)).map((result) => result.kind),
      ["ok", "ok"],
    );
  });
});
