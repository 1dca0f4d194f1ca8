/**
 * The installed SDK is read for what it promises.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sdkType } from "../../program/sdk-types.ts";

describe("sdkType", () => {
  for (const [property, expected] of [
    ["arn", "text"],
    ["sourceCodeSize", "number"],
    ["architectures", "list"],
    ["tagsAll", "map"],
    ["loggingConfig", "structure"],
    ["description", undefined],
    ["tags", undefined],
    ["layers", undefined],
    ["vpcConfig", undefined],
  ] as const) {
    it(`reads that ${property} of a function is ${expected ?? "not promised"}`, () => {
      assert.equal(sdkType("aws:lambda/function:Function")?.promised.get(property), expected);
    });
  }

  for (const [token, expected] of [
    ["aws:lambda/function:Function", true],
    ["aws:cloudfront/distribution:Distribution", false],
    ["aws:iam/role:Role", false],
  ] as const) {
    it(`reads that ${token} is ${expected ? "regional" : "global"}`, () => {
      assert.equal(sdkType(token)?.regional, expected);
    });
  }

  for (const token of [
    "aws:lambda/function:Nothing",
    "aws:nothing/nothing:Nothing",
    "nothing:index/x:X",
    "pulumi:pulumi:StackReference",
    "",
  ]) {
    it(`returns nothing for ${JSON.stringify(token)}`, () => {
      assert.equal(sdkType(token), undefined);
    });
  }
});
