/** Parameters by name, list and path. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createParameterStore, type Parameter } from "../../../services/ssm/parameters.ts";
import { askService } from "../aws-api/ask-service.ts";

function parameter(name: string, over: Partial<Parameter> = {}): Parameter {
  return {
    arn: `arn:aws:ssm:eu-west-1:000000000000:parameter/${name.replace(/^\//, "")}`,
    name,
    region: "eu-west-1",
    type: "String",
    value: `value of ${name}`,
    dataType: "text",
    ...over,
  };
}

const all = [
  parameter("plain"),
  parameter("/app/one"),
  parameter("/app/deep/two"),
  parameter("/app/secret", { type: "SecureString", value: "hush" }),
  parameter("/apple"),
];

function open(isAllowed?: (action: string, resource: string) => boolean) {
  const service = createParameterStore({ parameters: () => all, createdMs: 1_500 });
  return askService("ssm", "AmazonSSM", service, isAllowed);
}

const names = (value: { Parameters: readonly { Name: string }[] }) =>
  value.Parameters.map(({ Name }) => Name);

describe("GetParameter", () => {
  it("returns a parameter by name and by ARN, with its only version", async () => {
    const { ask } = open();
    const expected = {
      ARN: "arn:aws:ssm:eu-west-1:000000000000:parameter/app/one",
      DataType: "text",
      LastModifiedDate: 1.5,
      Name: "/app/one",
      Type: "String",
      Value: "value of /app/one",
      Version: 1,
    };
    for (const Name of ["/app/one", "/app/one:1", expected.ARN, `${expected.ARN}:1`]) {
      const { status, value } = await ask("GetParameter", { Name });
      assert.deepEqual([status, value], [200, { Parameter: expected }], Name);
    }
  });

  it("decrypts a secure parameter only where it is asked to", async () => {
    const { ask } = open();
    const hidden = await ask("GetParameter", { Name: "/app/secret" });
    assert.notEqual(hidden.value.Parameter.Value, "hush");
    const shown = await ask("GetParameter", { Name: "/app/secret", WithDecryption: true });
    assert.equal(shown.value.Parameter.Value, "hush");
  });

  for (const [Name, code] of [
    ["/app", "ParameterNotFound"],
    ["/app/one:2", "ParameterVersionNotFound"],
    ["/app/one:label", "ParameterVersionNotFound"],
    ["", "ValidationException"],
  ] as const) {
    it(`refuses ${JSON.stringify(Name)} with 400 ${code}`, async () => {
      const { status, value } = await open().ask("GetParameter", { Name });
      assert.deepEqual([status, value.__type], [400, code]);
    });
  }

  it("asks the policies for the parameter", async () => {
    const { ask, demanded } = open(() => false);
    assert.equal(
      (await ask("GetParameter", { Name: "plain" })).value.__type,
      "AccessDeniedException",
    );
    await ask("GetParameter", { Name: "none" });
    assert.deepEqual(
      demanded.map(({ action, resource }) => `${action} ${resource}`),
      [
        "ssm:GetParameter arn:aws:ssm:eu-west-1:000000000000:parameter/plain",
        "ssm:GetParameter arn:aws:ssm:eu-west-1:000000000000:parameter/none",
      ],
    );
  });
});

describe("GetParameters", () => {
  it("returns those that exist, and the names of the others", async () => {
    const { value } = await open().ask("GetParameters", { Names: ["plain", "/none", "plain:2"] });
    assert.deepEqual(names(value), ["plain"]);
    assert.deepEqual(value.InvalidParameters, ["/none", "plain:2"]);
  });

  it("takes 1 to 10 names", async () => {
    for (const [count, status] of [
      [0, 400],
      [10, 200],
      [11, 400],
    ] as const) {
      const { status: found } = await open().ask("GetParameters", {
        Names: Array(count).fill("plain"),
      });
      assert.equal(found, status);
    }
  });
});

describe("GetParametersByPath", () => {
  it("returns what is directly below a path, or all of it", async () => {
    const { ask, demanded } = open();
    for (const Path of ["/app", "/app/"]) {
      const { value } = await ask("GetParametersByPath", { Path });
      assert.deepEqual(names(value), ["/app/one", "/app/secret"]);
    }
    const { value } = await ask("GetParametersByPath", { Path: "/app", Recursive: true });
    assert.deepEqual(names(value), ["/app/one", "/app/deep/two", "/app/secret"]);
    assert.equal(demanded[0]?.resource, "arn:aws:ssm:eu-west-1:000000000000:parameter/app");
  });

  it("returns pages", async () => {
    const { ask } = open();
    const input = { Path: "/", Recursive: true, MaxResults: 3 };
    const first = await ask("GetParametersByPath", input);
    assert.deepEqual(names(first.value), ["/app/one", "/app/deep/two", "/app/secret"]);
    const { NextToken } = first.value;
    const rest = await ask("GetParametersByPath", { ...input, NextToken });
    assert.deepEqual(names(rest.value), ["/apple"]);
    assert.equal(rest.value.NextToken, undefined);
    const wrong = await ask("GetParametersByPath", { ...input, NextToken: "x" });
    assert.equal(wrong.value.__type, "InvalidNextToken");
  });
});
