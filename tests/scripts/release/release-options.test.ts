import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { UsageError } from "../../../scripts/release/release-error.ts";
import { parseOptions } from "../../../scripts/release/release-options.ts";

describe("parseOptions of npm run release", () => {
  it("releases by header on the local runtime by default", () => {
    assert.deepEqual(parseOptions(["start"]), {
      action: { kind: "start", by: "header", percent: 5, sessionSeconds: 300, canary: 0 },
      stack: undefined,
      place: { on: "local", base: new URL("http://127.0.0.1:8080") },
      isConfirmed: false,
      watchMinutes: 0,
      hasData: false,
      regions: [],
    });
  });

  it("reads every option", () => {
    const words =
      "start --on aws --stack prod --yes --by weight --percent 15 --session 0 --canary 50 --watch 2.5";
    assert.deepEqual(parseOptions(words.split(" ")), {
      action: { kind: "start", by: "weight", percent: 15, sessionSeconds: 0, canary: 50 },
      stack: "prod",
      place: { on: "aws" },
      isConfirmed: true,
      watchMinutes: 2.5,
      hasData: false,
      regions: [],
    });
    const sweep = parseOptions("sweep --on aws --stack old --data --region eu-west-3".split(" "));
    assert.ok(sweep !== "help");
    assert.deepEqual(
      [sweep.action, sweep.hasData, sweep.regions],
      [{ kind: "sweep" }, true, ["eu-west-3"]],
    );
  });

  it("asks for help", () => {
    assert.equal(parseOptions(["--help"]), "help");
  });

  for (const [words, problem] of [
    ["", 'the command must be one of start, status, promote, abort, sweep, got ""'],
    ["begin", 'the command must be one of start, status, promote, abort, sweep, got "begin"'],
    [
      "start now",
      'the command must be one of start, status, promote, abort, sweep, got "start now"',
    ],
    ["status --on gcp", '--on must be local or aws, got "gcp"'],
    ["status --on aws", "--on aws requires --stack"],
    ["status --stack Prod;", '--stack must be the name of a stack, got "Prod;"'],
    ["status --on aws --stack a --address http://127.0.0.1:1", "--address requires --on local"],
    [
      "status --address http://example.org",
      '--address must be an address of this machine such as http://127.0.0.1:8080, got "http://example.org"',
    ],
    ["start --by chance", '--by must be header or weight, got "chance"'],
    ["start --percent 5", "--percent requires --by weight"],
    ["start --session 300", "--session requires --by weight"],
    ["start --by weight --percent 16", '--percent must be a whole number from 1 to 15, got "16"'],
    ["start --canary 51", '--canary must be a whole number from 0 to 50, got "51"'],
    [
      "start --by weight --session 299",
      '--session must be 0, or a whole number from 300 to 3600, got "299"',
    ],
    ["start --watch 241", '--watch must be a number from 0 to 240, got "241"'],
    ["start --watch soon", '--watch must be a number from 0 to 240, got "soon"'],
    ["promote --watch 5", "--watch is for start alone"],
    ["abort --data", "--data is for sweep alone"],
    ["start --region eu-west-1", "--region is for sweep alone"],
    ["sweep --region here", '--region must be an AWS Region, got "here"'],
    ["start --force", "Unknown option '--force'"],
  ] as const) {
    it(`refuses ${JSON.stringify(words)}`, () => {
      const args = words.split(" ").filter((word) => word !== "");
      assert.throws(
        () => parseOptions(args),
        (error: unknown) => error instanceof UsageError && error.message === problem,
      );
    });
  }
});
