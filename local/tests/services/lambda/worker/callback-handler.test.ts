/** Callback handlers, in sandboxes of each runtime. @module */
import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import { takesCallbacks } from "../../../../services/lambda/worker/callback-handler.ts";
import { bench, closeAll, removeWorkDir, version } from "../harness.ts";

/** What one invocation comes to. */
async function outcomeOf(code: string, runtime = "nodejs22.x"): Promise<unknown> {
  const result = await bench().run(version({ "index.cjs": code }, { runtime }));
  switch (result.kind) {
    case "ok":
      return result.payload;
    case "error":
      return `${result.errorType}: ${result.errorMessage}`;
    default:
      return result.kind;
  }
}

const callbackHandler = "exports.handler = (event, context, callback) => callback(null, 1);";

describe("takesCallbacks", () => {
  for (const [runtime, expected] of [
    ["nodejs18.x", true],
    ["nodejs20.x", true],
    ["nodejs22.x", true],
    ["nodejs24.x", false],
    ["nodejs26.x", false],
    ["python3.13", false],
  ] as const) {
    it(`is ${expected} of ${runtime}`, () => {
      assert.equal(takesCallbacks(runtime), expected);
    });
  }
});

describe("a handler of nodejs22.x", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  for (const [title, body, expected] of [
    ["answers through the callback", "callback(null, 1)", 1],
    ["fails through the callback", "callback(new TypeError('no'))", "TypeError: no"],
    ["fails with a text through the callback", "callback('no')", "string: no"],
    ["answers with null through an empty callback", "callback()", null],
    ["answers later", "setTimeout(() => callback(null, 'late'), 1)", "late"],
    ["keeps its first answer", "callback(null, 1); callback(null, 2)", 1],
    ["answers through context.succeed", "context.succeed('s')", "s"],
    ["fails through context.fail", "context.fail(new RangeError('f'))", "RangeError: f"],
    ["answers through context.done", "context.done(null, 'd')", "d"],
    ["fails through context.done", "context.done(new Error('d'))", "Error: d"],
    ["answers with null when nothing is left to run", "setTimeout(() => undefined, 1)", null],
    ["answers with null for what it returns without a promise", "return 'lost'", null],
    ["answers with what its promise resolves to", "return Promise.resolve('p')", "p"],
    [
      "fails with what its promise rejects with",
      "return Promise.reject(new Error('r'))",
      "Error: r",
    ],
    ["fails with what it throws", "throw new Error('t')", "Error: t"],
    ["answers with null for a promise that nothing settles", "return new Promise(() => {})", null],
    [
      "answers when the event loop is empty",
      "let answer = { n: 1 }; setTimeout(() => { answer.n = 2; }, 1); callback(null, answer)",
      { n: 2 },
    ],
    [
      "answers at once where callbackWaitsForEmptyEventLoop is false",
      "context.callbackWaitsForEmptyEventLoop = false; setInterval(() => undefined, 10); callback(null, 'now')",
      "now",
    ],
  ] as const) {
    it(title, async () => {
      const code = `exports.handler = (event, context, callback) => { ${body} };`;
      assert.deepEqual(await outcomeOf(code), expected);
    });
  }

  it("answers several invocations in one sandbox", async () => {
    const { run } = bench();
    const target = version(
      { "index.cjs": "let n = 0; exports.handler = (e, c, done) => { n += 1; done(null, n); };" },
      { runtime: "nodejs22.x" },
    );
    for (const expected of [1, 2, 3]) {
      const result = await run(target, {}, `r${expected}`);
      assert.equal(result.kind === "ok" && result.payload, expected);
    }
  });
});

describe("a handler of nodejs24.x", () => {
  afterEach(closeAll);

  it("is refused when it declares a callback", async () => {
    const outcome = await outcomeOf(callbackHandler, "nodejs24.x");
    assert.match(String(outcome), /^Runtime\.CallbackHandlerDeprecated/);
  });

  it("answers with what it returns, and has no context.done", async () => {
    const code = "exports.handler = (event, context) => typeof context.done;";
    assert.equal(await outcomeOf(code, "nodejs24.x"), "undefined");
  });
});
