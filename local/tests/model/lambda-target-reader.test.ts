/** What may be invoked by ARN. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Findings } from "../../model/findings.ts";
import { readFunctionVersion } from "../../model/function-version-reader.ts";
import { readLambdaTargets } from "../../model/lambda-target-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { functionArn, graphOf, lambdaFunction, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const aliasArn = functionArn("api", "live");

/** Targets of a function `api` of these versions, and of an alias `live`. */
function read(versions: readonly string[], inputs: Properties) {
  const functions = versions.map((version) => {
    const node = lambdaFunction("api", {}, "us-east-1", version);
    return readFunctionVersion(node, false, graphOf(node), new Findings());
  });
  const alias = resource("aws:lambda/alias:Alias", "live", { inputs, answers: { arn: aliasArn } });
  return reading((findings) => {
    const byArn = new Map(functions.map((each) => [each.arn, each]));
    return readLambdaTargets(graphOf(alias), byArn, findings);
  });
}

/** Versions of a target with their shares. */
function shares({ result }: ReturnType<typeof read>, arn = aliasArn) {
  return result.get(arn)?.versions.map(({ version, weight }) => [version.version, weight]);
}

describe("readLambdaTargets", () => {
  it("finds a function with its version and without", () => {
    const found = read(["1"], { functionVersion: "1" });
    assert.deepEqual(shares(found, functionArn("api")), [["1", 1]]);
    assert.deepEqual(shares(found, functionArn("api").replace(/:1$/, "")), [["1", 1]]);
  });

  it("resolves an alias to its version", () => {
    const found = read(["1"], { functionVersion: "1" });
    assert.deepEqual([shares(found), found.problems, found.notSimulated], [[["1", 1]], [], []]);
  });

  it("splits an alias between versions by weight", () => {
    const routingConfig = { additionalVersionWeights: { "2": 0.25 } };
    assert.deepEqual(shares(read(["1", "2"], { functionVersion: "1", routingConfig })), [
      ["1", 0.75],
      ["2", 0.25],
    ]);
  });

  it("sends invocations of a version that is not in the program to the one that is, and lists it", () => {
    const routingConfig = { additionalVersionWeights: { "1": 0.1 } };
    const found = read(["1"], { functionVersion: "7", routingConfig });
    assert.deepEqual(shares(found), [["1", 1]]);
    assert.deepEqual(found.notSimulated, [
      "routingConfig: a version published earlier is not in the program: its requests go to the version that is",
    ]);
  });

  it("refuses an alias of a function that is not in the program", () => {
    assert.deepEqual(read(["1"], { functionVersion: "7" }).problems, [
      'functionVersion must be a version of a function of this program, got "7"',
    ]);
  });
});
