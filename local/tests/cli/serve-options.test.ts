/**
 * The command line is understood whole, or refused with what is allowed.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { parseServeOptions, usage } from "../../cli/serve-options.ts";
import { LocalError } from "../../local-error.ts";

const defaults = {
  config: {},
  origins: {},
  serviceEndpoints: {},
  allowNetwork: false,
  strict: false,
  port: 8080,
  s3Port: 8081,
  dataFolder: ".touchline",
  watch: false,
  quiet: false,
  verbose: false,
  logFormat: "text",
};

/** What is said of words that cannot be understood. */
function refusalOf(args: readonly string[]): string {
  try {
    parseServeOptions(args);
  } catch (error) {
    assert.ok(error instanceof LocalError);
    assert.equal(error.fault, "usage");
    return error.message;
  }
  return assert.fail(`${args.join(" ")} was not refused`);
}

describe("parseServeOptions", () => {
  for (const [line, expected] of [
    ["", {}],
    ["--stack prod", { stack: "prod" }],
    ["--stack=prod", { stack: "prod" }],
    ["--stack a.b-c_D9", { stack: "a.b-c_D9" }],
    [`--stack ${"x".repeat(100)}`, { stack: "x".repeat(100) }],
    ["--port 9000", { port: 9000, s3Port: 9001 }],
    ["--port 0", { port: 0, s3Port: 0 }],
    ["--port 65534", { port: 65_534, s3Port: 65_535 }],
    ["--port 65535", { port: 65_535, s3Port: 0 }],
    ["--port 00080", { port: 80, s3Port: 81 }],
    ["--s3-port 0", { s3Port: 0 }],
    ["--port 9000 --s3-port 9500", { port: 9000, s3Port: 9500 }],
    ["--data /var/lib/season", { dataFolder: "/var/lib/season" }],
    ["--watch", { watch: true }],
    ["--quiet --log-format json", { quiet: true, logFormat: "json" }],
    ["--strict", { strict: true }],
    ["--allow-network", { allowNetwork: true }],
    [
      "--origin api.example.com=http://127.0.0.1:3000 --endpoint dynamodb=http://127.0.0.1:8000",
      {
        origins: { "api.example.com": "http://127.0.0.1:3000" },
        serviceEndpoints: { dynamodb: "http://127.0.0.1:8000" },
      },
    ],
    [
      "--config a=b=c --config aws:region=eu-west-1 --config e=",
      { config: { a: "b=c", "aws:region": "eu-west-1", e: "" } },
    ],
    ["--stack dev --stack prod", { stack: "prod" }],
    [
      "--watch --data here --s3-port 2 --port 1 --stack prod",
      { stack: "prod", port: 1, s3Port: 2, dataFolder: "here", watch: true },
    ],
  ] as const) {
    it(`reads ${JSON.stringify(line.slice(0, 60))}`, () => {
      const words = line === "" ? [] : line.split(" ");
      assert.deepEqual(parseServeOptions(words), { ...defaults, ...expected });
    });
  }

  for (const stack of [
    "",
    ".",
    "..",
    "...",
    "../prod",
    "prod/x",
    "a b",
    "prod\n",
    "x".repeat(101),
    "größe",
  ]) {
    it(`refuses the stack ${JSON.stringify(stack.slice(0, 20))}`, () => {
      assert.equal(
        refusalOf([`--stack=${stack}`]),
        "--stack must be letters, digits, hyphens, underscores and periods, " +
          `got ${JSON.stringify(stack)}`,
      );
    });
  }

  for (const option of ["--port", "--s3-port"]) {
    for (const text of [
      "",
      "65536",
      "99999",
      "100000",
      "-1",
      "1.5",
      "1e3",
      "0x50",
      " 80",
      "http",
    ]) {
      it(`refuses ${option} ${JSON.stringify(text)}`, () => {
        assert.equal(
          refusalOf([`${option}=${text}`]),
          `${option} must be a whole number from 0 to 65535, got ${JSON.stringify(text)}`,
        );
      });
    }
  }

  for (const [line, reason] of [
    ["--prot 9000", "Unknown option '--prot'; did you mean --port?"],
    ["-p 9000", "Unknown option '-p'"],
    ["prod", "Unexpected argument 'prod'"],
    ["--port", "Option '--port <value>' argument missing"],
    ["--watch=yes", "Option '--watch' does not take an argument"],
  ] as const) {
    it(`refuses ${line}, with the usage`, () => {
      const message = refusalOf(line.split(" "));
      assert.ok(message.startsWith(reason), message);
      assert.ok(message.endsWith(`\n\n${usage}`), message);
    });
  }

  it("parses or refuses any arguments", () => {
    const word = fc.oneof(
      fc.constantFrom("--stack", "--port", "--s3-port", "--data", "--watch", "--help", "--", "-"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        try {
          parseServeOptions(words);
        } catch (error) {
          assert.ok(error instanceof LocalError, String(error));
        }
      }),
    );
  });
});

describe("usage", () => {
  it("names every option with its default", () => {
    const lines = usage.split("\n").filter((line) => line.startsWith("  --"));
    assert.deepEqual(
      lines.map((line) => /^ {2}(--[\w-]+).*?(?:\(([^)]*)\))?$/.exec(line)?.slice(1, 3)),
      [
        ["--stack", "dev, or the only one"],
        ["--config", undefined],
        ["--origin", undefined],
        ["--endpoint", undefined],
        ["--allow-network", undefined],
        ["--strict", undefined],
        ["--port", String(defaults.port)],
        ["--s3-port", "--port + 1"],
        ["--data", defaults.dataFolder],
        ["--watch", undefined],
        ["--quiet", undefined],
        ["--verbose", undefined],
        ["--log-format", "text"],
      ],
    );
  });
});
