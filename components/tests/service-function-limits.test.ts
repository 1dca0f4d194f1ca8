/**
 * `ServiceFunction` rejects, before it declares anything, what Lambda would reject.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { ServiceFunction } from "../service-function.ts";
import type { ServiceFunctionArgs } from "../service-function-args.ts";
import { refusal } from "./recording.ts";

const least: ServiceFunctionArgs = {
  entry: "components/tests/echo-handler.ts",
  config: {},
  region: "eu-west-1",
  logRetentionDays: 7,
};

describe("functionProblems", () => {
  function refusalOf(args: Partial<ServiceFunctionArgs>): Promise<string> {
    return refusal((provider) => {
      new ServiceFunction("echo", { ...least, ...args }, { providers: [provider] });
      return undefined;
    });
  }

  const getObject = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::box/a.json"] };
  const canary = { stableVersion: "7", newVersionWeight: 0.1 };

  for (const [what, args, expected] of [
    ["an entry that is no file", { entry: "functions" }, 'entry must be a file, got "functions"'],
    [
      "less memory than Lambda has",
      { memorySizeMb: 127 },
      "memorySizeMb must be a whole number from 128 to 10240, got 127",
    ],
    [
      "more memory than Lambda has",
      { memorySizeMb: 10_241 },
      "memorySizeMb must be a whole number from 128 to 10240, got 10241",
    ],
    [
      "no time",
      { timeoutSeconds: 0 },
      "timeoutSeconds must be a whole number from 1 to 900, got 0",
    ],
    [
      "more time than Lambda has",
      { timeoutSeconds: 901 },
      "timeoutSeconds must be a whole number from 1 to 900, got 901",
    ],
    [
      "less than no concurrency",
      { reservedConcurrency: -1 },
      "reservedConcurrency must be a whole number from 0 to 100000, got -1",
    ],
    ["six layers", { layers: ["a", "b", "c", "d", "e", "f"] }, "layers must be at most 5, got 6"],
    [
      "a variable without a letter",
      { environment: { "1A": "x" } },
      'environment must have names of letters, digits and _, got "1A"',
    ],
    [
      "a variable of Lambda's own",
      { environment: { AWS_REGION: "x" } },
      'environment must not contain variables that Lambda reserves, got "AWS_REGION"',
    ],
    [
      "every action",
      { statements: [{ ...getObject, actions: ["*"] }] },
      'statements[0].actions must be of the form service:Action, got "*"',
    ],
    [
      "every action of a service",
      { statements: [getObject, { ...getObject, actions: ["s3:*"] }] },
      'statements[1].actions must be of the form service:Action, got "s3:*"',
    ],
    [
      "no action",
      { statements: [{ ...getObject, actions: [] }] },
      "statements[0].actions must name at least one action, got []",
    ],
    [
      "no resource",
      { statements: [{ ...getObject, resources: [] }] },
      "statements[0].resources must name at least one resource, got []",
    ],
    [
      "a stable version that is none",
      { canary: { ...canary, stableVersion: "$LATEST" } },
      'canary.stableVersion must be the number of a published version, got "$LATEST"',
    ],
    [
      "less than no share",
      { canary: { ...canary, newVersionWeight: -0.01 } },
      "canary.newVersionWeight must be from 0 to 0.5, got -0.01",
    ],
    [
      "more than half",
      { canary: { ...canary, newVersionWeight: 0.51 } },
      "canary.newVersionWeight must be from 0 to 0.5, got 0.51",
    ],
    [
      "several things at once",
      { memorySizeMb: 1, timeoutSeconds: 1.5, statements: [{ actions: [], resources: [] }] },
      "memorySizeMb must be a whole number from 128 to 10240, got 1\n" +
        "timeoutSeconds must be a whole number from 1 to 900, got 1.5\n" +
        "statements[0].actions must name at least one action, got []\n" +
        "statements[0].resources must name at least one resource, got []",
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      assert.equal(await refusalOf(args), expected);
    });
  }

  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "service-function-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("rejects a source without a handler", async () => {
    const source = join(folder, "main.ts");
    writeFileSync(source, "export const main = 1;\n");
    assert.match(
      await refusalOf({ entry: source }),
      /main\.ts must export `handler`, got \["main"\]$/,
    );
  });
});
