/**
 * `awsProviders`: default tags on one provider, allowed accounts on both.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { awsProviders } from "../../facade/aws-providers.ts";
import { ofType } from "../../local/program/query.ts";
import { record } from "../../local/program/record.ts";
import { testSettings } from "./test-settings.ts";

/** Inputs of each provider; values other than strings are passed to the engine as JSON. */
async function providersFor(allowedAccountIds: readonly string[]) {
  const stack = { project: "touchline", stack: "test", config: {}, secretKeys: [] };
  const graph = await record(stack, async () => {
    awsProviders({ ...testSettings, allowedAccountIds }, { project: "rugby", stack: "spring" });
  });
  return Object.fromEntries(
    ofType(graph, "pulumi:providers:aws").map(({ name, inputs }) => [
      name,
      {
        region: inputs["region"],
        tags: inputs["defaultTags"],
        accounts: inputs["allowedAccountIds"],
      },
    ]),
  );
}

describe("awsProviders", () => {
  it("declares a provider with project and stack as default tags, and one without tags", async () => {
    assert.deepEqual(await providersFor([]), {
      aws: {
        region: "eu-west-1",
        tags: '{"tags":{"project":"rugby","stack":"spring"}}',
        accounts: undefined,
      },
      "aws-untagged": { region: "eu-west-1", tags: undefined, accounts: undefined },
    });
  });

  it("restricts both to the allowed accounts", async () => {
    const { aws, "aws-untagged": untagged } = await providersFor(["123456789012"]);
    assert.equal(aws?.accounts, '["123456789012"]');
    assert.equal(untagged?.accounts, '["123456789012"]');
  });
});
