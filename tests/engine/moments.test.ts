/**
 * The scenarios of rotation can fail: a moment at which a secret is refused is seen.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import { edgeCode, moments, refusing, sentSecret } from "./moments.ts";
import type { Entry, Thing } from "./stand-in/cloud.ts";

function thing(type: string, id: string, inputs: object, outputs: object): Thing {
  return {
    ...{ type, id, region: "eu-west-1", within: "eu-west-1", uniqueName: "" },
    urn: `urn:pulumi:test::touchline::${type}::${id}`,
    inputs: inputs as Thing["inputs"],
    outputs: outputs as Thing["outputs"],
  };
}

const functionArn = "arn:aws:lambda:eu-west-1:0:function:authorizer";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function version(number: number, accepts: readonly string[]): Thing {
  return thing(
    "aws:lambda/function:Function",
    "authorizer",
    { code: { text: accepts.map(sha256).join() } },
    { qualifiedArn: `${functionArn}:${number}` },
  );
}

function live(number: number): Thing {
  return thing(
    "aws:lambda/alias:Alias",
    "live",
    { functionVersion: String(number) },
    { arn: `${functionArn}:live` },
  );
}

const authorizer = thing(
  "aws:apigatewayv2/authorizer:Authorizer",
  "verify",
  {
    authorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/x/functions/${functionArn}:live/invocations`,
  },
  {},
);

function sending(secret: string): Thing {
  const customHeaders = [{ name: "x-origin-verify", value: secret }];
  return thing(
    "aws:cloudfront/distribution:Distribution",
    "facade",
    { origins: [{ customHeaders }], viewer: `${functionArn}:1` },
    {},
  );
}

const begin: readonly Entry[] = [version(1, ["one"]), live(1), authorizer, sending("one")].map(
  (each) => ({ operation: "create", thing: each }),
);

describe("moments of a deployment", () => {
  it("are read from a given journal entry on, each with its event", () => {
    const all = moments([...begin, { operation: "update", thing: live(2) }], begin.length);
    assert.deepEqual(
      all.map(({ after }) => after),
      ["update live"],
    );
  });

  it("report the secret that is sent and whether the authorizer accepts it", () => {
    const [last] = moments(begin, begin.length - 1);
    assert.ok(last !== undefined);
    assert.equal(sentSecret(last.things), "one");
    assert.deepEqual(refusing(last, "one"), []);
    assert.deepEqual(refusing(last, "two"), ["eu-west-1"]);
  });

  it("ignore a version that no alias points to", () => {
    const published: Entry = { operation: "update", thing: version(2, ["one", "two"]) };
    const pointed: Entry = { operation: "update", thing: live(2) };
    const refused = moments([...begin, published, pointed], begin.length).map((moment) =>
      refusing(moment, "two"),
    );
    assert.deepEqual(refused, [["eu-west-1"], []]);
  });

  it("contain the code of exactly the versions that the distribution runs", () => {
    const published: Entry = { operation: "update", thing: version(2, ["two"]) };
    const [moment] = moments([...begin, published], begin.length);
    assert.ok(moment !== undefined);
    const [code, ...more] = edgeCode(moment);
    assert.ok(code?.includes(sha256("one")));
    assert.deepEqual(more, []);
  });
});
