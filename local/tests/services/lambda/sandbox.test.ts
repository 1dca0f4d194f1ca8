import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import { bench, closeAll, removeWorkDir, until, version } from "./harness.ts";

/** Log lines without what differs from run to run: times, durations, and stack frames. */
function plain(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    line
      .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, "TIME")
      .replace(/Duration: \d+\.\d\d ms/g, "Duration: N ms")
      .replace(/Billed Duration: \d+ ms/, "Billed Duration: N ms")
      .replace(/Used: \d+ MB/, "Used: N MB")
      .replace(/"stack":\[.*\]/, '"stack":[]')
      .replace(/\n {4}at [\s\S]*/, " AT"),
  );
}

const cold =
  "REPORT RequestId: r1\tDuration: N ms\tBilled Duration: N ms\tMemory Size: 128 MB\tMax Memory Used: N MB\tInit Duration: N ms";
const exitError = `${cold}\tStatus: error\tError Type: Runtime.ExitError`;

describe("Sandbox", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  it("logs the lines of Lambda, the runtime and the handler in order", async () => {
    const { run, lines, events } = bench();
    const target = version(`
      console.log("loading %s", "it");
      export const handler = async (event) => {
        console.debug("d", { a: 1 }); console.info("i"); console.warn("two\\nlines");
        console.error(new Error("e").message); console.trace("t"); console.log();
        process.stdout.write("raw\\nbytes\\n"); process.stderr.write(Buffer.from("err"));
      };`);
    await run(target);
    await run(target, {}, "r2");
    const middle = (id: string) => [
      `START RequestId: ${id} Version: 7`,
      `TIME\t${id}\tDEBUG\td { a: 1 }`,
      `TIME\t${id}\tINFO\ti`,
      `TIME\t${id}\tWARN\ttwo\nlines`,
      `TIME\t${id}\tERROR\te`,
      `TIME\t${id}\tTRACE\tt`,
      `TIME\t${id}\tINFO\t`,
      "raw",
      "bytes",
      "err",
      `END RequestId: ${id}`,
    ];
    assert.deepEqual(plain(lines()), [
      "TIME\t-\tINFO\tloading it",
      ...middle("r1"),
      cold,
      ...middle("r2"),
      "REPORT RequestId: r2\tDuration: N ms\tBilled Duration: N ms\tMemory Size: 128 MB\tMax Memory Used: N MB",
    ]);
    assert.deepEqual(
      events.map(({ requestId }) => requestId),
      ["-", ...Array(12).fill("r1"), ...Array(12).fill("r2")],
    );
    assert.deepEqual(new Set(events.map(({ logGroup }) => logGroup)), new Set([target.logGroup]));
    assert.equal(new Set(events.map(({ stream }) => stream)).size, 1);
  });

  it("invokes callbacks of writes to standard output", async () => {
    const result = await bench().run(
      version(
        "export const handler = () => new Promise((done) => process.stdout.write('x', 'utf8', () => done(1)));",
      ),
    );
    assert.ok(result.kind === "ok" && result.payload === 1);
  });

  it("logs the error a handler threw", async () => {
    const { run, lines } = bench();
    await run(version("export const handler = async () => { throw new TypeError('bad'); };"));
    assert.deepEqual(plain(lines()), [
      "START RequestId: r1 Version: 7",
      'TIME\tr1\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"bad","stack":[]}',
      "END RequestId: r1",
      cold,
    ]);
  });

  it("drops logs beyond the budget, which is reset for the next invocation", async () => {
    const { run, lines } = bench({
      logBudget: { maxEventBytes: 50, maxEvents: 3, maxBytes: 1000 },
    });
    const target = version(
      "export const handler = async () => { for (let i = 0; i < 100_000; i++) process.stdout.write(String(i).repeat(20)); };",
    );
    for (const id of ["r1", "r2"]) {
      await run(target, {}, id);
    }
    const middle = [
      "0".repeat(20),
      "1".repeat(20),
      "2".repeat(20),
      "the log budget of this invocation is spent (3 events, 1000 bytes): further events are dropped",
    ];
    assert.deepEqual(
      lines().filter((line) => !/^(START|END|REPORT)/.test(line)),
      [...middle, ...middle],
    );
  });

  it("cuts an event that is too long", async () => {
    const { run, lines } = bench({
      logBudget: { maxEventBytes: 10, maxEvents: 3, maxBytes: 1000 },
    });
    await run(version("export const handler = async () => process.stdout.write('x'.repeat(11));"));
    assert.equal(lines()[1], "x".repeat(10));
  });

  describe("ended by an invocation", () => {
    for (const [title, body, reason, said] of [
      ["that exits", "process.exit(3)", "Runtime exited with error: exit status 3", []],
      [
        "that exits as if all were well",
        "process.exit()",
        "Runtime exited without providing a reason",
        [],
      ],
      [
        "that lets an exception escape",
        "setTimeout(() => { throw new TypeError('boom'); }); await new Promise((r) => setTimeout(r, 1000))",
        "Runtime exited with error: exit status 1",
        ["TypeError: boom AT"],
      ],
      [
        "that leaves a rejection behind, although it returned",
        "Promise.reject(new Error('lost'))",
        "Runtime exited with error: exit status 1",
        ["Error: lost AT"],
      ],
      [
        "that waits for nothing",
        "await new Promise(() => {})",
        "Runtime exited without providing a reason",
        [],
      ],
    ] as const) {
      it(`${title}: fails this invocation only`, async () => {
        const { run, lines } = bench();
        const target = version(
          `export const handler = async (ok) => { if (ok === true) return 1; console.log("last words"); ${body}; };`,
        );
        const { durationMs, ...result } = { durationMs: -1, ...(await run(target)) };
        assert.deepEqual(result, {
          kind: "error",
          errorType: "Runtime.ExitError",
          errorMessage: `RequestId: r1 Error: ${reason}`,
        });
        assert.equal(durationMs, 0);
        assert.deepEqual(plain(lines()), [
          "START RequestId: r1 Version: 7",
          "TIME\tr1\tINFO\tlast words",
          ...said,
          "END RequestId: r1",
          exitError,
        ]);
        assert.equal((await run(target, true)).kind, "ok");
      });
    }

    it("that fills its memory: fails this invocation only", async () => {
      const { run, lines } = bench();
      // 800 kB each, on the heap.
      const fill =
        "export const handler = async (n) => { const all = []; while (all.length < n) all.push(new Array(1e5).fill(0.5)); };";
      const target = version(fill, { timeoutSeconds: 20 });
      const { durationMs: _, ...result } = { durationMs: 0, ...(await run(target, 250)) };
      assert.deepEqual(result, {
        kind: "error",
        errorType: "Runtime.OutOfMemory",
        errorMessage: "RequestId: r1 Error: Runtime exited with error: signal: killed",
      });
      assert.match(
        String(lines().at(-1)),
        /\tMemory Size: 128 MB\tMax Memory Used: 128 MB\tInit Duration: .*\tStatus: error\tError Type: Runtime\.OutOfMemory$/,
      );
      assert.equal((await run(target, 1)).kind, "ok");
      assert.equal((await run({ ...target, memorySizeMb: 512 }, 250)).kind, "ok");
    });

    it("that never ends: times out, and fails this invocation only", async () => {
      const { run, lines, timer } = bench();
      const target = version(
        "export const handler = async (ok) => { console.log('in'); while (ok !== true); };",
        { timeoutSeconds: 0.2 },
      );
      const result = run(target);
      await until(() => lines().length === 2);
      timer.pass(200);
      assert.deepEqual(await result, { kind: "timeout", durationMs: 200 });
      assert.deepEqual(plain(lines()), [
        "START RequestId: r1 Version: 7",
        "TIME\tr1\tINFO\tin",
        "END RequestId: r1",
        `${cold}\tStatus: timeout`,
      ]);
      assert.match(String(lines().at(-1)), /\tDuration: 200\.00 ms\t/);
      assert.equal((await run(target, true)).kind, "ok");
    });

    it("that waits too long: times out", async () => {
      const target = version(
        "export const handler = () => new Promise((done) => setTimeout(done, 5000));",
        { timeoutSeconds: 0.05 },
      );
      const { run, lines, timer } = bench();
      const result = run(target);
      await until(() => lines().length === 1);
      timer.pass(50);
      assert.deepEqual(await result, { kind: "timeout", durationMs: 50 });
    });
  });

  describe("ended by its Init phase", () => {
    for (const [title, code, status, said, result] of [
      [
        "that throws",
        "throw new RangeError('early')",
        "Status: error\tError Type: RangeError",
        [
          'TIME\t-\tERROR\tInit Error \t{"errorType":"RangeError","errorMessage":"early","stack":[]}',
        ],
        { kind: "error", errorType: "RangeError", errorMessage: "early", durationMs: 0 },
      ],
      [
        "that exits",
        "process.exit(2)",
        "Status: error\tError Type: Runtime.ExitError",
        [],
        {
          kind: "error",
          errorType: "Runtime.ExitError",
          errorMessage: "RequestId: r1 Error: Runtime exited with error: exit status 2",
          durationMs: 0,
        },
      ],
    ] as const) {
      it(`${title}: reports it, and fails the waiting invocation`, async () => {
        const { run, lines } = bench();
        assert.deepEqual(await run(version(code)), result);
        assert.deepEqual(plain(lines()), [
          ...said,
          `INIT_REPORT Init Duration: N ms\tPhase: init\t${status}`,
          "START RequestId: r1 Version: 7",
          "END RequestId: r1",
          `${cold}\t${status}`,
        ]);
      });
    }

    it("that never ends: times out", async () => {
      const { run, lines, timer } = bench({ maxInitMs: 150 });
      const result = run(version("for (;;);"));
      await until(() => timer.isSet(150));
      timer.pass(150);
      assert.deepEqual(await result, { kind: "timeout", durationMs: 150 });
      assert.equal(
        lines()[0],
        "INIT_REPORT Init Duration: 150.00 ms\tPhase: init\tStatus: timeout",
      );
    });
  });

  it("logs what ends it between invocations, and frees its place", async () => {
    const { run, lines } = bench({ maxConcurrency: 1 });
    const target = version(`
      let n = 0;
      export const handler = async () => {
        setTimeout(() => { throw new TypeError("afterwards"); }, 20);
        return ++n;
      };`);
    assert.equal((await run(target)).kind, "ok");
    await until(() => lines().some((line) => line.startsWith("TypeError: afterwards")));
    const result = await run(target, {}, "r2");
    assert.ok(result.kind === "ok" && result.payload === 1);
  });
});
