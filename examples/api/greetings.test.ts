/**
 * A unit test of the program under Pulumi's mocks: no engine, no network, no AWS account.
 *
 * @module
 */
import assert from "node:assert/strict";
import process from "node:process";
import * as pulumi from "@pulumi/pulumi";
import { after, before, describe, it } from "mocha";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

describe("the API", () => {
  const resources: Registered[] = [];
  const folder = process.cwd();

  const inputsOf = (type: string) =>
    resources.filter((each) => each.type === type).map(({ inputs }) => inputs);

  before(async () => {
    process.chdir(import.meta.dirname);
    pulumi.runtime.setAllConfig({ "api:greeting": "Hi" });
    await pulumi.runtime.setMocks(
      {
        newResource: ({ type, name, inputs }) => {
          resources.push({ type, name, inputs });
          const outputs = { arn: `arn:${name}`, apiEndpoint: `https://${name}.example.com` };
          return { id: `${name}-id`, state: { ...outputs, ...inputs } };
        },
        call: ({ inputs }) => ({ ...inputs, name: "eu-west-1" }),
      },
      "api",
      "test",
    );
    await import("./index.ts");
    await pulumi.runtime.disconnect();
  });
  after(() => process.chdir(folder));

  it("has one route", () => {
    const routes = inputsOf("aws:apigatewayv2/route:Route");
    assert.deepEqual(
      routes.map(({ routeKey }) => routeKey),
      ["GET /greetings/{name}"],
    );
  });

  it("is the origin of the distribution", () => {
    const distributions = inputsOf("aws:cloudfront/distribution:Distribution");
    const domainNames = distributions
      .flatMap(({ origins }) => origins as { readonly domainName: string }[])
      .map(({ domainName }) => domainName);
    assert.deepEqual(domainNames, ["api.example.com"]);
  });

  it("keeps the function's log for two weeks", () => {
    const groups = inputsOf("aws:cloudwatch/logGroup:LogGroup");
    assert.deepEqual(
      groups.map(({ retentionInDays }) => retentionInDays),
      [14],
    );
  });
});
