/** CloudFront functions, key value stores and associations of a program. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readViewerFunctions } from "../../model/viewer-function-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { distribution, graphOf, resource } from "./graph-builder.ts";
import { problemsOf, reading } from "./problems-of.ts";

const functionArn = "arn:aws:cloudfront::000000000000:function/login";
const storeArn = "arn:aws:cloudfront::000000000000:key-value-store/s1";
const code = "function handler(event) { return event.request; }";

function viewerFunction(inputs: Properties = {}): GraphNode {
  return resource("aws:cloudfront/function:Function", "login", {
    inputs: { runtime: "cloudfront-js-2.0", code, ...inputs },
    answers: { arn: functionArn, name: "login" },
  });
}

function store(): GraphNode {
  return resource("aws:cloudfront/keyValueStore:KeyValueStore", "store", {
    id: "s1",
    answers: { arn: storeArn },
  });
}

function pair(key: string, value: string): GraphNode {
  return resource("aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey", key.slice(0, 5) + value, {
    inputs: { key, value, keyValueStoreArn: storeArn },
  });
}

function pairs(...resourceKeyValuePairs: Properties[]): GraphNode {
  return resource("aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive", "pairs", {
    inputs: { keyValueStoreArn: storeArn, resourceKeyValuePairs },
  });
}

function read(...nodes: readonly GraphNode[]) {
  const { result, problems, notSimulated } = reading((findings) =>
    readViewerFunctions(graphOf(...nodes), findings),
  );
  return { functions: [...result.published.values()], result, problems, notSimulated };
}

const withStore = { keyValueStoreAssociations: [storeArn] };

describe("readViewerFunctions", () => {
  it("reads a function with the keys of its store", () => {
    const { functions, problems } = read(
      viewerFunction(withStore),
      store(),
      pair("a", "1"),
      pairs({ key: "b", value: "2" }),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(functions, [
      {
        arn: functionArn,
        name: "login",
        runtime: "cloudfront-js-2.0",
        code,
        keyValues: { id: "s1", pairs: { a: "1", b: "2" } },
      },
    ]);
  });

  it("keeps a function apart that is not published", () => {
    const { functions, result } = read(viewerFunction({ publish: false }));
    assert.deepEqual([functions, [...result.unpublished]], [[], [functionArn]]);
  });

  for (const [title, nodes, problem] of [
    [
      "code of more than 10 KB",
      [viewerFunction({ code: `${code}//${"x".repeat(10_240)}` })],
      "code must be at most 10240 bytes, got 10291: remove what it does not use, or minify it",
    ],
    [
      "an unknown runtime",
      [viewerFunction({ runtime: "nodejs22.x" })],
      'runtime must be one of cloudfront-js-1.0, cloudfront-js-2.0, got "nodejs22.x"',
    ],
    [
      "code that is no JavaScript",
      [viewerFunction({ code: "var a = ;" })],
      'code must be JavaScript: Unexpected ";" in line 1, column 9',
    ],
    [
      "const in runtime 1.0",
      [viewerFunction({ runtime: "cloudfront-js-1.0", code: `var a;\nconst b = 1;\n${code}` })],
      "code must not use const, which cloudfront-js-1.0 does not have: found in line 2, column 1; use cloudfront-js-2.0 where that has it",
    ],
    [
      "two stores",
      [viewerFunction({ keyValueStoreAssociations: [storeArn, "other"] }), store()],
      `keyValueStoreAssociations must hold one key value store at most, got ["${storeArn}","other"]`,
    ],
    [
      "a store of another program",
      [viewerFunction(withStore)],
      `keyValueStoreAssociations must hold a key value store of this program, got ["${storeArn}"]`,
    ],
    [
      "a store in runtime 1.0",
      [viewerFunction({ ...withStore, runtime: "cloudfront-js-1.0" }), store()],
      'runtime must be cloudfront-js-2.0 for a key value store, got "cloudfront-js-1.0"',
    ],
    ["a long key", [store(), pair("k".repeat(513), "1")], "key must be at most 512 bytes, got 513"],
    [
      "a long value",
      [store(), pair("k", "é".repeat(513))],
      "value must be at most 1024 bytes, got 1026",
    ],
    [
      "a key twice",
      [store(), pair("a", "1"), pairs({ key: "a", value: "2" })],
      'resourceKeyValuePairs[0].key must not be declared twice in one key value store, got "a"',
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(read(...nodes).problems, [problem]);
    });
  }

  for (const syntax of ["`a`", "(a, ...b) => b", "2 ** 3", "async () => await 1", "1_000"]) {
    it(`accepts ${syntax} in runtime 2.0`, () => {
      const { problems, notSimulated } = read(
        viewerFunction({ code: `const a = ${syntax};\n${code}` }),
      );
      assert.deepEqual([problems, notSimulated], [[], []]);
    });
  }

  it("lists a helper of the module cloudfront that is not simulated", () => {
    const { problems, notSimulated } = read(
      viewerFunction({ code: `const a = () => cf.cwt.validateToken(b);\n${code}` }),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(notSimulated, [
      "code: cf.cwt is not simulated: a function that calls it fails",
    ]);
  });

  it("lists syntax that AWS does not list for runtime 2.0", () => {
    const { problems, notSimulated } = read(
      viewerFunction({ code: `class A {}\nconst { b } = A;\n${code}` }),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(notSimulated, [
      "code: runs here, and AWS does not list class syntax as supported by cloudfront-js-2.0",
      "code: runs here, and AWS does not list destructuring as supported by cloudfront-js-2.0",
    ]);
  });
});

describe("functionAssociations", () => {
  const associated = (...functionAssociations: Properties[]) =>
    distribution({
      defaultCacheBehavior: {
        targetOriginId: "bucket",
        viewerProtocolPolicy: "https-only",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        functionAssociations,
      },
    });
  const atRequest = { eventType: "viewer-request", functionArn };
  const problems = (...nodes: readonly GraphNode[]) =>
    problemsOf(graphOf(...nodes)).filter((problem) => problem.includes("functionAssociations"));

  it("accept a published function", () => {
    assert.deepEqual(problems(viewerFunction(), associated(atRequest)), []);
  });

  const path = "defaultCacheBehavior.functionAssociations";
  for (const [title, nodes, problem] of [
    [
      "a function in development",
      [viewerFunction({ publish: false }), associated(atRequest)],
      `${path}[0].functionArn must be a published function: remove publish: false, got "${functionArn}"`,
    ],
    [
      "a function of another program",
      [associated(atRequest)],
      `${path}[0].functionArn must be a CloudFront function of this program, got "${functionArn}"`,
    ],
    [
      "an event of the origin side",
      [viewerFunction(), associated({ ...atRequest, eventType: "origin-request" })],
      `${path}[0].eventType must be one of viewer-request, viewer-response, got "origin-request"`,
    ],
    [
      "two functions at one event",
      [viewerFunction(), associated(atRequest, atRequest)],
      `${path}[1].eventType must not be that of another function, got "viewer-request"`,
    ],
  ] as const) {
    it(`refuse ${title}`, () => {
      assert.deepEqual(problems(...nodes), [problem]);
    });
  }
});
