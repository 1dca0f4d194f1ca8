/** Secrets by name, version and label. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createSecretsManager, type Secret } from "../../../services/secretsmanager/secrets.ts";
import { account, askService } from "../aws-api/ask-service.ts";

const arn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:app/key-a1b2c3";
const [first, second, third] = ["1", "2", "3"].map((each) => each.repeat(32)) as [
  string,
  string,
  string,
];
const safe: Secret = {
  arn,
  name: "app/key",
  region: "eu-west-1",
  primaryRegion: "eu-west-1",
  description: "Signs tokens",
  versions: [
    { id: first, stages: [], value: { kind: "text", content: "value 1" } },
    { id: second, stages: ["AWSPREVIOUS"], value: { kind: "text", content: "value 2" } },
    { id: third, stages: ["AWSCURRENT", "live"], value: { kind: "binary", content: "AAE=" } },
  ],
};

function open(secrets: readonly Secret[] = [safe], isAllowed?: () => boolean) {
  const service = createSecretsManager({ secrets: () => secrets, createdMs: 1_500 });
  return askService("secretsmanager", "secretsmanager", service, isAllowed);
}

describe("GetSecretValue", () => {
  it("returns the current version", async () => {
    const { status, value } = await open().ask("GetSecretValue", { SecretId: "app/key" });
    assert.equal(status, 200);
    assert.deepEqual(value, {
      ARN: arn,
      Name: "app/key",
      VersionId: third,
      SecretBinary: "AAE=",
      VersionStages: ["AWSCURRENT", "live"],
      CreatedDate: 1.5,
    });
  });

  for (const [title, input, text] of [
    ["a label", { VersionStage: "AWSPREVIOUS" }, "value 2"],
    ["a version id", { VersionId: first }, "value 1"],
    ["a version id with its label", { VersionId: second, VersionStage: "AWSPREVIOUS" }, "value 2"],
  ] as const) {
    it(`returns the version of ${title}`, async () => {
      const { value } = await open().ask("GetSecretValue", { SecretId: arn, ...input });
      assert.equal(value.SecretString, text);
    });
  }

  it("takes an ARN without the characters that AWS appends", async () => {
    const SecretId = arn.slice(0, -7);
    assert.equal((await open().ask("GetSecretValue", { SecretId })).status, 200);
  });

  for (const [title, input, sentence] of [
    ["another secret", { SecretId: "app" }, /can't find the specified secret\.$/],
    ["another label", { SecretId: arn, VersionStage: "AWSPENDING" }, /staging label: AWSPENDING$/],
    ["another version", { SecretId: arn, VersionId: "4".repeat(32) }, /VersionId: 4+$/],
    [
      "a version under a label of another",
      { SecretId: arn, VersionId: first, VersionStage: "live" },
      /VersionId/,
    ],
  ] as const) {
    it(`does not find ${title}`, async () => {
      const { status, value } = await open().ask("GetSecretValue", input);
      assert.deepEqual([status, value.__type], [400, "ResourceNotFoundException"]);
      assert.match(value.message, sentence);
    });
  }

  it("does not find the value of a secret without a version", async () => {
    const { value } = await open([{ ...safe, versions: [] }]).ask("GetSecretValue", {
      SecretId: arn,
    });
    assert.match(value.message, /staging label: AWSCURRENT$/);
  });

  it("finds a role's secrets in the Region that it signs for, and the account's anywhere", async () => {
    const { ask } = open();
    const input = { SecretId: "app/key" };
    const elsewhere = await ask("GetSecretValue", input, { region: "us-east-1" });
    assert.equal(elsewhere.value.__type, "ResourceNotFoundException");
    const person = await ask("GetSecretValue", input, { region: "us-east-1", ...account });
    assert.equal(person.value.ARN, arn);
  });

  it("asks the policies for the secret with its version and label", async () => {
    const { ask, demanded } = open([safe], () => false);
    const refused = await ask("GetSecretValue", { SecretId: "app/key" });
    assert.deepEqual([refused.status, refused.value.__type], [400, "AccessDeniedException"]);
    await ask("GetSecretValue", { SecretId: "none", VersionId: first });
    assert.deepEqual(demanded, [
      {
        action: "secretsmanager:GetSecretValue",
        resource: arn,
        context: {
          "secretsmanager:secretid": "app/key",
          "secretsmanager:versionstage": "AWSCURRENT",
        },
      },
      {
        action: "secretsmanager:GetSecretValue",
        resource: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:none",
        context: { "secretsmanager:secretid": "none", "secretsmanager:versionid": first },
      },
    ]);
    assert.doesNotMatch(JSON.stringify(refused), /value \d|AAE=/);
  });
});

describe("DescribeSecret", () => {
  it("lists the versions that have a label, and no value", async () => {
    const { value } = await open().ask("DescribeSecret", { SecretId: "app/key" });
    assert.deepEqual(value.VersionIdsToStages, {
      [second]: ["AWSPREVIOUS"],
      [third]: ["AWSCURRENT", "live"],
    });
    assert.deepEqual([value.ARN, value.Description], [arn, "Signs tokens"]);
    assert.doesNotMatch(JSON.stringify(value), /value \d|AAE=/);
  });
});
