/**
 * What `ci/` declares: whom its roles trust, and which settings it refuses.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { readStages } from "../../ci/stages.ts";
import { stateAccess } from "../../ci/state-access.ts";
import { evaluate } from "../../local/program/evaluate.ts";
import { ofType } from "../../local/program/query.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { evaluateVariant, root } from "../stacks/recorded.ts";
import { recordedCi, roleOf } from "./stage-access.ts";

const folder = join(root, "ci");

/** What it declares with other settings of its stack file. */
async function evaluateCi(settings: Readonly<Record<string, string>>) {
  const { config, ...rest } = await readStack(folder, "dev");
  const changed = Object.entries(settings).map(([key, value]) => [`touchline-ci:${key}`, value]);
  return evaluate(folder, { ...rest, config: { ...config, ...Object.fromEntries(changed) } });
}

describe("the program of CI", () => {
  for (const [stage, use, subject] of [
    ["dev", "deploy", "repo:example/touchline:environment:dev"],
    ["prod", "deploy", "repo:example/touchline:environment:prod"],
    ["dev", "preview", "repo:example/touchline:pull_request"],
  ] as const) {
    it(`lets ${subject} and nobody else assume the role ${stage} ${use}`, async () => {
      const { node } = await roleOf(stage, use);
      const { Statement: statements } = JSON.parse(String(node.inputs["assumeRolePolicy"]));
      assert.equal(statements.length, 1);
      const [{ Effect, Action, Principal, Condition }] = statements;
      assert.deepEqual([Effect, Action], ["Allow", "sts:AssumeRoleWithWebIdentity"]);
      assert.deepEqual(Object.keys(Principal), ["Federated"]);
      assert.deepEqual(Condition, {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": subject,
        },
      });
    });
  }

  it("creates the provider of GitHub's tokens, or uses the one of the account", async () => {
    const type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
    const [created] = ofType(await recordedCi("dev"), type);
    assert.deepEqual(
      [created?.inputs["url"], created?.inputs["clientIdLists"]],
      ["https://token.actions.githubusercontent.com", ["sts.amazonaws.com"]],
    );
    const arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    const graph = await evaluateCi({ oidcProviderArn: arn });
    assert.deepEqual(ofType(graph, type), []);
    for (const { inputs } of ofType(graph, "aws:iam/role:Role")) {
      assert.ok(String(inputs["assumeRolePolicy"]).includes(arn));
    }
  });

  it("bounds each of its roles, within the limits of IAM", async () => {
    for (const stage of ["dev", "prod"] as const) {
      const graph = await evaluateCi({ stages: JSON.stringify([stage]) });
      const roles = ofType(graph, "aws:iam/role:Role");
      assert.equal(roles.length, 2);
      for (const { name, inputs } of roles) {
        assert.match(String(inputs["permissionsBoundary"]), new RegExp(`-${stage}-boundary$`));
        const attached = ofType(graph, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(
          (each) => each.inputs["role"] === name,
        );
        assert.ok(attached.length <= 10);
      }
      for (const { name, inputs } of ofType(graph, "aws:iam/policy:Policy")) {
        assert.ok(String(inputs["policy"]).length <= 6_144, name);
      }
    }
  });

  it("declares the stages of an account beside each other", async () => {
    const graph = await evaluateCi({ stages: '["dev","prod"]' });
    assert.equal(ofType(graph, "aws:iam/role:Role").length, 4);
    assert.deepEqual(Object.keys(graph.outputs["boundaries"] ?? {}), ["dev", "prod"]);
  });

  it("gives a stage its part of the state, and a preview its lock alone to write", async () => {
    const graph = await evaluateCi({ stateBucket: "state" });
    const texts = ofType(graph, "aws:iam/policy:Policy").map(({ inputs }) =>
      String(inputs["policy"]),
    );
    for (const use of ["deploy", "preview"] as const) {
      assert.ok(texts.includes(JSON.stringify(stateAccess("state", "dev", use))), use);
    }
    const [, , written] = stateAccess("state", "dev", "preview").Statement;
    assert.deepEqual(written?.Resource, [
      "arn:aws:s3:::state/.pulumi/locks/organization/touchline/dev/*",
    ]);
  });

  for (const [title, config, problem] of [
    ["a repository with a wildcard", { repository: "example/*" }, /repository must be owner\/name/],
    [
      "a stage without policies",
      { stages: '["test"]' },
      /stages must be some of dev, prod, got \["test"\]/,
    ],
    ["no stage", { stages: "[]" }, /stages must be some of dev, prod, got \[\]/],
  ] as const) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(evaluateCi(config), problem);
    });
  }

  for (const [title, names, problem] of [
    ["names begin alike", ["prod", "prod-eu"], /stages prod and prod-eu: .*; rename one$/],
    ["name begins like CI's own", ["ci", "dev"], /no stage may have the name ci: /],
  ] as const) {
    it(`refuses stages whose ${title}`, () => {
      const policies = mkdtempSync(join(tmpdir(), "stages-"));
      try {
        for (const name of names) {
          writeFileSync(join(policies, `${name}.json`), '{"deploy":[],"preview":[]}');
        }
        assert.throws(() => readStages(policies), problem);
      } finally {
        rmSync(policies, { recursive: true });
      }
    });
  }
});

describe("the setting permissionsBoundary", () => {
  it("bounds every role of a stack, and nothing else", async () => {
    const arn = "arn:aws:iam::111122223333:policy/touchline-ci-dev-boundary";
    const graph = await evaluateVariant({ permissionsBoundary: arn });
    const roles = ofType(graph, "aws:iam/role:Role");
    assert.ok(roles.length > 5);
    assert.deepEqual(
      roles.filter(({ inputs }) => inputs["permissionsBoundary"] !== arn),
      [],
    );
    const others = graph.nodes.filter(
      ({ type, inputs }) => type !== "aws:iam/role:Role" && "permissionsBoundary" in inputs,
    );
    assert.deepEqual(others, []);
  });
});
