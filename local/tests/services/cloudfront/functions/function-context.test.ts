/** One CloudFront function in its context. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type {
  FunctionOutcome,
  ViewerEvent,
  ViewerFunction,
} from "../../../../services/cloudfront/functions/viewer-function.ts";
import { createFunctionContext } from "../../../../services/cloudfront/functions/worker/function-context.ts";

const limits = { timeMs: 2000, logBytes: 100 };

function functionOf(code: string, rest: Partial<ViewerFunction> = {}): ViewerFunction {
  return {
    arn: "arn:aws:cloudfront::000000000000:function/test",
    name: "test",
    runtime: "cloudfront-js-2.0",
    code,
    keyValues: undefined,
    ...rest,
  };
}

function run(
  code: string,
  rest: Partial<ViewerFunction> = {},
  event: ViewerEvent = "viewer-request",
): FunctionOutcome {
  return createFunctionContext(functionOf(code, rest), limits).run('{"a":1}', event, 1_000);
}

/** What a handler with this body returns, or why it returns nothing. */
function handled(body: string, rest: Partial<ViewerFunction> = {}): unknown {
  const async = rest.runtime === "cloudfront-js-1.0" ? "" : "async ";
  const outcome = run(`${async}function handler(event) { ${body} }`, rest);
  return outcome.kind === "returned" ? JSON.parse(outcome.json ?? "null") : outcome.reason;
}

const first = { runtime: "cloudfront-js-1.0" } as const;
const keyValues = { id: "store-1", pairs: { a: "text", b: '{"x":1}' } };

describe("createFunctionContext", () => {
  it("returns what the handler makes of the event", () => {
    assert.deepEqual(handled("event.b = 2; return event;"), { a: 1, b: 2 });
  });

  it("waits for the promise of an async handler", () => {
    assert.equal(handled("await null; return await Promise.all([1, 2]).then((x) => x[1]);"), 2);
  });

  it("has variables of its own in each run", () => {
    const context = createFunctionContext(
      functionOf("let runs = 0; function handler() { return ++runs; }"),
      limits,
    );
    const outcomes = [1, 2].map(() => context.run("{}", "viewer-request", 0));
    assert.deepEqual(
      outcomes.map((outcome) => outcome.kind === "returned" && outcome.json),
      ["1", "1"],
    );
  });

  for (const [title, body] of [
    ["eval", "return eval('1');"],
    ["Function", "return new Function('return 1')();"],
    ["the constructor of a function", "return (() => 1).constructor('return 1')();"],
  ] as const) {
    it(`fails a function that evaluates text with ${title}`, () => {
      assert.match(String(handled(body)), /Code generation from strings disallowed/);
    });
  }

  for (const name of [
    "setTimeout",
    "setImmediate",
    "clearTimeout",
    "fetch",
    "process",
    "WebAssembly",
    "SharedArrayBuffer",
    "module",
    "exports",
    "XMLHttpRequest",
  ]) {
    it(`has no ${name}`, () => {
      assert.equal(handled(`return typeof ${name};`), "undefined");
    });
  }

  for (const name of ["fs", "http", "cloudfront", "__proto__"]) {
    it(`has no module ${name} in runtime 1.0`, () => {
      const reason = String(handled(`return require('${name}');`, first));
      assert.ok(reason.startsWith(`Error: there is no module "${name}"`), reason);
    });
  }

  it("runs in strict mode", () => {
    assert.match(String(handled("undeclared = 1;")), /ReferenceError: undeclared is not defined/);
  });

  it("shows one time in all clocks during a run", () => {
    const body =
      "return [Date.now(), +new Date(), new Date(5).getTime(), new Date() instanceof Date];";
    assert.deepEqual(handled(body), [1_000, 1_000, 5, true]);
  });

  for (const [title, code] of [
    ["a loop", "function handler() { for (;;); }"],
    ["a loop of promises", "async function handler() { for (;;) await null; }"],
    ["a regular expression", "function handler() { return /(a+)+$/.test('a'.repeat(60) + 'b'); }"],
  ] as const) {
    it(`ends ${title} without an end`, () => {
      const context = createFunctionContext(functionOf(code), { ...limits, timeMs: 20 });
      const { kind, ...rest } = context.run("{}", "viewer-request", 0);
      assert.equal(kind, "failed");
      assert.deepEqual(rest, { reason: "the function did not finish within 20 ms", log: [] });
    });
  }

  it("runs again after a run was ended", () => {
    const code = "function handler(event) { if (event.loop) for (;;); return 1; }";
    const context = createFunctionContext(functionOf(code), { ...limits, timeMs: 50 });
    assert.equal(context.run('{"loop":true}', "viewer-request", 0).kind, "failed");
    assert.equal(context.run("{}", "viewer-request", 0).kind, "returned");
  });

  it("fails a handler whose promise is never settled", () => {
    assert.match(String(handled("return new Promise(() => {});")), /still pending/);
  });

  for (const [title, code, reason] of [
    ["without a handler", "function other() {}", /^ReferenceError: handler is not defined/],
    ["that does not compile", "function handler( {}", /^SyntaxError/],
    [
      "that throws",
      "function handler() { throw new Error('no'); }",
      /^Error: no\n {4}at handler \(test\.js:1:\d+\)$/,
    ],
    ["that throws no error", "function handler() { throw 'no'; }", /^no$/],
  ] as const) {
    it(`fails a function ${title}, and says why`, () => {
      const outcome = run(code);
      assert.match(outcome.kind === "failed" ? outcome.reason : "", reason);
    });
  }

  it("names the line of an error as the function has it", () => {
    const outcome = run("import cf from 'cloudfront';\n\nfunction handler() {\n  null.x;\n}");
    assert.match(outcome.kind === "failed" ? outcome.reason : "", /test\.js:4:\d+/);
  });

  it("logs the first argument of console.log, as text", () => {
    const outcome = run(
      "function handler() { console.log('a', 'b'); console.log({ b: 1 }); return 1; }",
    );
    assert.deepEqual(outcome.log, ["a", '{"b":1}']);
  });

  it("keeps the log of a run that failed", () => {
    assert.deepEqual(run("function handler() { console.log(1); throw 1; }").log, ["1"]);
  });

  it("cuts the log off at its limit", () => {
    const outcome = run(
      "function handler() { console.log('x'.repeat(98)); console.log('yyyy'); console.log('z'); return 1; }",
    );
    assert.deepEqual(outcome.log, ["x".repeat(98), "yy"]);
  });

  describe("modules", () => {
    const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    for (const runtime of ["cloudfront-js-1.0", "cloudfront-js-2.0"] as const) {
      it(`hashes in ${runtime}`, () => {
        const body =
          "return require('crypto').createHash('sha256').update('a').update('bc').digest('hex');";
        assert.equal(handled(body, { runtime }), sha256);
      });
    }

    it("signs with a key", () => {
      const body =
        "return require('crypto').createHmac('sha1', 'k').update('d').digest('base64url');";
      assert.equal(handled(body), "K5DkHnwMyOL3XAKRDDiZzEaLoxY");
    });

    it("refuses an algorithm that AWS does not have", () => {
      assert.match(
        String(handled("require('crypto').createHash('sha512');")),
        /must be md5, sha1 or sha256, got sha512/,
      );
    });

    it("returns bytes without an encoding: a buffer, and a byte string in runtime 1.0", () => {
      assert.equal(handled("return require('crypto').createHash('md5').digest().length;"), 16);
      const body =
        "return String.bytesFrom([195, 169]).fromUTF8() + require('crypto').createHash('md5').digest().length;";
      assert.equal(handled(body, first), "é16");
    });

    it("parses and writes queries", () => {
      const body =
        "const q = require('querystring'); return q.stringify(q.parse('a=1&a=2&b=%20'));";
      assert.equal(handled(body), "a=1&a=2&b=%20");
    });

    it("reads JSON from a buffer, as AWS's example for JSON web tokens does", () => {
      assert.deepEqual(handled("return JSON.parse(Buffer.from('eyJhIjoxfQ', 'base64url'));"), {
        a: 1,
      });
    });

    it("has Buffer and the text globals in runtime 2.0 alone", () => {
      const body = "return [typeof Buffer, typeof atob, typeof TextEncoder].join();";
      assert.equal(handled(body), "function,function,function");
      assert.equal(handled(body, first), "undefined,undefined,undefined");
    });

    for (const [call, expected] of [
      ["'AbC='.toBytes()", "AbC="],
      ["'\\u0100'.toBytes()", null],
      ["'\\u00e9'.toUTF8()", "\u00c3\u00a9"],
      ["'\\u00ff'.fromUTF8()", null],
      ["'abc'.fromBytes(1)", "bc"],
      ["String.bytesFrom('YcOp', 'base64')", "a\u00c3\u00a9"],
    ] as const) {
      it(`evaluates ${call} in runtime 1.0`, () => {
        assert.equal(handled(`return ${call};`, first), expected);
      });
    }
  });

  describe("key value stores", () => {
    const code = (body: string) =>
      `import cf from 'cloudfront';\nasync function handler() { ${body} }`;
    function stored(body: string, rest: Partial<ViewerFunction> = { keyValues }): unknown {
      const outcome = run(code(body), rest);
      return outcome.kind === "returned" ? JSON.parse(outcome.json ?? "null") : outcome.reason;
    }

    for (const [title, body, expected] of [
      ["reads a value", "return cf.kvs().get('a');", "text"],
      ["reads JSON", "return cf.kvs().get('b', { format: 'json' });", { x: 1 }],
      ["reads bytes", "return (await cf.kvs('store-1').get('a', { format: 'bytes' })).length;", 4],
      [
        "tells which keys exist",
        "return [await cf.kvs().exists('a'), await cf.kvs().exists('toString')];",
        [true, false],
      ],
      [
        "counts its keys",
        "return [await cf.kvs().count(), (await cf.kvs().meta()).keyCount];",
        [2, 2],
      ],
      [
        "throws for a missing key",
        "try { await cf.kvs().get('c'); } catch (error) { return error.name; }",
        "KeyNotFound",
      ],
      [
        "throws for another store",
        "try { cf.kvs('x'); } catch (error) { return error.name; }",
        "KVSNamespaceNotFound",
      ],
    ] as const) {
      it(title, () => {
        assert.deepEqual(stored(body), expected);
      });
    }

    it("throws without a store", () => {
      assert.match(String(stored("cf.kvs();", {})), /^KVSNamespaceNotFound/);
    });
  });

  describe("origins", () => {
    const code = (call: string) =>
      `import cf from 'cloudfront';\nfunction handler(event) { ${call}; return event; }`;

    it("reports the last change", () => {
      const outcome = run(
        code("cf.selectRequestOriginById('a'); cf.updateRequestOrigin({ domainName: 'b' })"),
      );
      assert.deepEqual(outcome.kind === "returned" && outcome.originChange, {
        kind: "update",
        settings: { domainName: "b" },
      });
    });

    it("fails a change at viewer-response", () => {
      const outcome = run(code("cf.selectRequestOriginById('a')"), {}, "viewer-response");
      assert.match(outcome.kind === "failed" ? outcome.reason : "", /at viewer-request only/);
    });
  });
});
