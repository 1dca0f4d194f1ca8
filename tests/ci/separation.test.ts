/**
 * The role that deploys dev reaches nothing of prod, by IAM's evaluation of the recorded policies.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { ofType } from "../../local/program/query.ts";
import { parsePolicy } from "../../local/services/iam/policy-document.ts";
import { isAllowed } from "../../local/services/iam/policy-evaluation.ts";
import { recordedStack, type StackName } from "../stacks/recorded.ts";
import { may, type Role, roleOf } from "./stage-access.ts";
import { type Call, callsOf } from "./stage-arns.ts";

/** What nothing but another account separates: it has no name, no tag, or no resource at all. docs/stages.md lists it. */
const shared: readonly RegExp[] = [
  /^aws:cloudfront\/(?:cachePolicy|originAccessControl|originRequestPolicy|responseHeadersPolicy):\w+ cloudfront:/,
  /^aws:apigateway\/account:Account apigateway:(?:GET|PATCH)$/,
  // What lists: it changes nothing, and has no content.
  / (?:ec2|elasticloadbalancing):Describe\w+$/,
  / logs:(?:DescribeDeliveries|DescribeResourcePolicies|GetLogDelivery|ListLogDeliveries)$/,
  / logs:(?:Create|Update|Delete)LogDelivery$/,
  / logs:(?:Put|Delete)ResourcePolicy$/,
  / logs:(?:Put|Delete|Describe)QueryDefinitions?$/,
];

const other = { dev: "prod", prod: "dev" } as const;

for (const stage of ["dev", "prod"] as const) {
  describe(`the role that deploys ${stage}`, () => {
    let role: Role;
    let request: Readonly<Record<string, string>>;
    before(async () => {
      role = await roleOf(stage, "deploy");
      request = { "iam:permissionsboundary": String(role.node.inputs["permissionsBoundary"]) };
    });

    const callsFor = async (stack: StackName) =>
      callsOf(await recordedStack(stack)).map(
        (call): Call => ({ ...call, context: { ...call.context, ...request } }),
      );
    const titles = (calls: readonly Call[]) => [
      ...new Set(calls.map(({ type, action }) => `${type} ${action}`)),
    ];

    it("may do all that the stage needs", async () => {
      const calls = await callsFor(stage);
      assert.ok(calls.length > 1_000);
      assert.deepEqual(titles(calls.filter((call) => !may(role, call))), []);
    });

    it(`may do to ${other[stage]} in the same account nothing but what one account cannot separate`, async () => {
      const calls = await callsFor(other[stage]);
      const reached = titles(calls.filter((call) => may(role, call)));
      assert.deepEqual(
        reached.filter((title) => !shared.some((form) => form.test(title))),
        [],
      );
      // Nothing is listed that is separated.
      assert.deepEqual(
        shared.filter((form) => !reached.some((title) => form.test(title))),
        [],
      );
    });

    it(`may do nothing to ${other[stage]} in another account, whose resources admit no role from outside`, async () => {
      const graph = await recordedStack(other[stage]);
      const documents = graph.nodes.flatMap((node) => {
        const policy = node.inputs["assumeRolePolicy"] ?? node.inputs["policy"];
        return typeof policy === "string" && node.type !== "aws:iam/rolePolicy:RolePolicy"
          ? [{ node, statements: parsePolicy(policy, "resource").statements }]
          : [];
      });
      assert.ok(documents.length > 20);
      const arn = `arn:aws:iam::111122223333:role/touchline-ci-${stage}-deploy`;
      const admitted = documents.filter(({ statements }) =>
        statements.some(({ actions, resources }) =>
          actions.some((action) =>
            isAllowed({
              principal: { kind: "role", arn },
              action,
              resourceArn: resources[0] ?? "",
              accountId: "000000000000",
              identity: [],
              resource: statements,
              // Conditions on what nobody knows of the request do not help it.
              context: undefined,
            }),
          ),
        ),
      );
      assert.deepEqual(
        admitted.map(({ node }) => node.name),
        [],
      );
    });

    it("creates and changes no role without the boundary of the stage, and no boundary", () => {
      const arn = `arn:aws:iam::000000000000:role/touchline-${stage}-any-0123456`;
      const on = (action: string, boundary: string, target = arn) =>
        may(role, {
          type: "",
          action,
          arn: target,
          context: {
            "aws:resourcetag/project": "",
            "aws:resourcetag/stack": "",
            "iam:permissionsboundary": boundary,
          },
        });
      const own = String(role.node.inputs["permissionsBoundary"]);
      const foreign = own.replace(stage, other[stage]);
      for (const action of [
        "iam:CreateRole",
        "iam:PutRolePolicy",
        "iam:AttachRolePolicy",
        "iam:PutRolePermissionsBoundary",
      ]) {
        assert.equal(on(action, own), true, action);
        assert.equal(on(action, ""), false, action);
        assert.equal(on(action, foreign), false, action);
      }
      assert.equal(on("iam:DeleteRolePermissionsBoundary", own), false);
      for (const [action, target] of [
        ["iam:CreatePolicyVersion", own],
        ["iam:UpdateAssumeRolePolicy", String(role.node.outputs["arn"])],
        ["iam:PutRolePolicy", String(role.node.outputs["arn"])],
      ] as const) {
        assert.equal(on(action, own, target), false, action);
      }
    });
  });

  describe(`the role that previews ${stage}`, () => {
    it("changes nothing, and reads neither secrets nor objects", async () => {
      const role = await roleOf(stage, "preview");
      const calls = callsOf(await recordedStack(stage));
      const allowed = [
        ...new Set(calls.filter((call) => may(role, call)).map(({ action }) => action)),
      ];
      assert.ok(allowed.includes("cloudfront:GetDistribution"));
      assert.ok(allowed.length > 50);
      assert.deepEqual(
        allowed.filter(
          (action) =>
            !/:(?:Get|List|Describe|GET$)/.test(action) ||
            ["secretsmanager:GetSecretValue", "s3:GetObject"].includes(action),
        ),
        [],
      );
    });
  });

  describe(`the boundary of ${stage}`, () => {
    it(`keeps a role that allows itself everything from ${other[stage]}, and from what CI has`, async () => {
      const everything = { Effect: "Allow", Action: "*", Resource: "*" };
      const { statements } = parsePolicy({ Statement: everything }, "identity");
      const role = { ...(await roleOf(stage, "deploy")), identity: statements };
      const own = String(role.node.inputs["permissionsBoundary"]);
      const bound = { "iam:permissionsboundary": own };
      const calls = callsOf(await recordedStack(other[stage])).map((call) => ({
        ...call,
        context: { ...call.context, ...bound },
      }));
      const reached = new Set(
        calls.filter((call) => may(role, call)).map(({ type, action }) => `${type} ${action}`),
      );
      assert.deepEqual(
        [...reached].filter((title) => !shared.some((form) => form.test(title))),
        [],
      );
      for (const [action, arn] of [
        ["iam:CreatePolicyVersion", own],
        ["iam:DeletePolicy", own],
        ["iam:UpdateAssumeRolePolicy", String(role.node.outputs["arn"])],
        [
          "iam:DeleteRolePermissionsBoundary",
          `arn:aws:iam::000000000000:role/touchline-${stage}-x`,
        ],
        ["iam:UpdateOpenIDConnectProviderThumbprint", "arn:aws:iam::000000000000:oidc-provider/x"],
        ["organizations:LeaveOrganization", "*"],
        ["iam:CreateUser", "arn:aws:iam::000000000000:user/someone"],
        ["iam:CreateAccessKey", "arn:aws:iam::000000000000:user/someone"],
        ["iam:PutRolePolicy", "arn:aws:iam::000000000000:role/of-another-project"],
        ["iam:PassRole", "arn:aws:iam::000000000000:role/of-another-project"],
        ["sts:AssumeRole", "arn:aws:iam::000000000000:role/of-another-project"],
        ["sts:AssumeRole", `arn:aws:iam::000000000000:role/touchline-${other[stage]}-x`],
      ] as const) {
        const context = {
          "aws:resourcetag/project": "",
          "aws:resourcetag/stack": "",
          ...bound,
        };
        assert.equal(may(role, { type: "", action, arn, context }), false, `${action} ${arn}`);
      }
    });

    it("allows the roles of the stage what their own policies allow", async () => {
      const role = await roleOf(stage, "deploy");
      const graph = await recordedStack(stage);
      const policies = ofType(graph, "aws:iam/rolePolicy:RolePolicy");
      assert.ok(policies.length > 5);
      const bounded = policies.flatMap(({ name, inputs }) =>
        parsePolicy(inputs["policy"], "identity").statements.flatMap(({ actions, resources }) =>
          actions.flatMap((action) =>
            resources.map((arn) => ({
              name,
              call: {
                type: "",
                action,
                arn,
                context: { "aws:resourcetag/project": "touchline", "aws:resourcetag/stack": stage },
              },
            })),
          ),
        ),
      );
      const both = { ...role, identity: role.boundary };
      assert.deepEqual(
        bounded
          .filter(({ call }) => !may(both, call))
          .map(({ name, call }) => `${name} ${call.action} ${call.arn}`),
        [],
      );
    });
  });
}
