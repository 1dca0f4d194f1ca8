/**
 * What must not happen: losing data, deploying what a policy forbids, half a deployment that cannot go on.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "mocha";
import { title } from "../../../components/tests/recording.ts";
import { setInStackFile } from "../../stack-files.ts";
import { root, stackNames } from "../../stacks/recorded.ts";
import { deployedWorkspace, firstDeployment, needCli, theCli } from "../deployed.ts";
import { changes, registered } from "../run-events.ts";
import { Workspace } from "../workspace.ts";

/** What `destroy` leaves in the cloud, on purpose. */
function isLeft(urnTitle: string, type: string): boolean {
  return (
    // Copies at the edge live on for hours.
    type === "aws:lambda/function:Function" ||
    // One a Region and account: another stack may use it by now.
    /RestLogRole|desk-api-log-role/.test(urnTitle)
  );
}

/** The configuration of the policies that a stack is deployed with. */
function policyConfig(stack: string): string {
  const file = `policies/config/${stack}.json`;
  return existsSync(join(root, file)) ? file : "";
}

/** Advisory policies about a domain, an account and who is told, which only the owner of the stack can set. */
const ownersPolicies: Readonly<Record<string, readonly string[]>> = {
  dev: [],
  prod: ["alarm-topic-subscribed", "cloudfront-own-certificate", "provider-accounts"],
};

for (const stack of stackNames) {
  describe(`the real engine, ${stack}: safety`, () => {
    needCli();
    let workspace: Workspace | undefined;
    afterEach(() => {
      workspace?.close();
      workspace = undefined;
    });

    async function fresh(): Promise<Workspace> {
      workspace = await Workspace.create(theCli());
      await workspace.init(stack);
      return workspace;
    }

    it("fails halfway through a first deployment and completes it when repeated", async () => {
      const own = await fresh();
      const failing = "create api-eu-west-1-stage";
      const first = await own.up(stack, { failing });
      assert.notEqual(first.code, 0);
      assert.match(first.text, /api-eu-west-1-stage: made to fail/);
      const already = own.cloud.all().length;
      assert.ok(already > 20, `${already} things were made before`);
      const second = await own.up(stack);
      assert.equal(second.code, 0, second.text);
      const { up } = await firstDeployment(stack);
      assert.deepEqual(registered(second), registered(up));
      const made = own.cloud.journal().filter(({ operation }) => operation === "create");
      assert.equal(new Set(made.map(({ thing }) => thing.urn)).size, made.length, "made twice");
      const again = await own.up(stack, { words: ["--expect-no-changes"] });
      assert.equal(again.code, 0, again.text);
    });

    it("deploys with its policy configuration, and no violation but what its owner has to set", async () => {
      const own = await fresh();
      const up = await own.up(stack, { policies: policyConfig(stack) });
      assert.equal(up.code, 0, up.text);
      assert.deepEqual(
        up.policies.filter(({ level }) => level === "mandatory"),
        [],
      );
      const advised = new Set(up.policies.map(({ policy }) => policy));
      assert.deepEqual([...advised].sort(), ownersPolicies[stack]);
      assert.match(up.text, /touchline@v/);
    });

    it("creates nothing when a mandatory policy is violated", async () => {
      const own = await fresh();
      own.edit("components/edge-function.ts", (text) =>
        text.replace("publish: true", "publish: false"),
      );
      const up = await own.up(stack, { policies: policyConfig(stack) });
      assert.notEqual(up.code, 0);
      const broken = up.policies.filter(({ level }) => level === "mandatory");
      assert.ok(
        broken.some(({ policy, urn }) => policy === "edge-published-version" && urn !== ""),
        JSON.stringify(up.policies),
      );
      assert.match(up.text, /freshness-function publish is false\s+write publish: true/);
      assert.deepEqual(own.cloud.all(), []);
    });

    it("reports all invalid settings in one message and creates nothing", async () => {
      const own = await fresh();
      own.set(stack, "logRetentionDays", 31);
      own.set(stack, "priceClass", "PriceClass_300");
      own.set(stack, "tokenLeewaySeconds", -1);
      const up = await own.up(stack);
      assert.notEqual(up.code, 0);
      const errors = up.diagnostics.filter(({ severity }) => severity === "error");
      assert.equal(errors.length, 1, JSON.stringify(errors));
      const [error] = errors;
      const [first = "", ...rest] = (error?.message ?? "").split("\n");
      const last = rest.pop() ?? "";
      assert.equal(first, `Pulumi.${stack}.yaml: 3 settings of touchline cannot be used`);
      assert.deepEqual(rest.map((line) => line.trim().split(" must be ")[0]).sort(), [
        "touchline:logRetentionDays",
        "touchline:priceClass",
        "touchline:tokenLeewaySeconds",
      ]);
      assert.equal(last, "Pulumi.yaml describes every setting.");
      assert.doesNotMatch(up.text, /^\s+at /m, "a trace");
      assert.deepEqual(own.cloud.all(), []);
    });

    it(
      stack === "prod"
        ? "cannot be destroyed while its data is protected"
        : "is destroyed, except for the resources that are retained on purpose",
      async () => {
        workspace = await deployedWorkspace(stack);
        const before = workspace.cloud.all().length;
        const destroy = await workspace.destroy(stack);
        const left = workspace.cloud.all();
        if (stack === "prod") {
          assert.notEqual(destroy.code, 0);
          assert.match(
            destroy.text,
            /season-(bucket|object)" cannot be deleted\s+because it is protected/,
          );
          assert.equal(left.length, before);
        } else {
          assert.equal(destroy.code, 0, destroy.text);
          assert.deepEqual(
            left.filter(({ urn, type }) => !isLeft(title(urn), type)).map(({ urn }) => title(urn)),
            [],
          );
          const functions = left.filter(({ type }) => type === "aws:lambda/function:Function");
          assert.deepEqual(
            functions.map(({ urn }) => title(urn)).sort(),
            [
              "freshness",
              "geo-router",
              "missing-page",
              "season-tables",
              "token-guard",
              "version-stamp",
            ].map((name) => `Function ${name}-function`),
          );
        }
      },
    );
  });
}

describe("the real engine: two stacks side by side", () => {
  needCli();

  it("share only the account setting for API Gateway logs", async () => {
    const own = await Workspace.create(theCli());
    try {
      for (const [index, stack] of stackNames.entries()) {
        await own.init(stack);
        if (index > 0) {
          // The account has the identity from the first stack.
          setInStackFile(join(own.folder, `Pulumi.${stack}.yaml`), {
            signInIdentity: "results@touchline.example",
          });
        }
        const up = await own.up(stack);
        assert.equal(up.code, 0, up.text);
        assert.deepEqual(Object.keys(changes(up)), ["create"]);
      }
      const owners = new Map<string, string[]>();
      for (const { operation, thing } of own.cloud.journal()) {
        if (operation === "create" && thing.type.startsWith("aws:")) {
          const place = [thing.type, thing.within, thing.id].join(" ");
          owners.set(place, [...(owners.get(place) ?? []), thing.urn]);
        }
      }
      const shared = [...owners].filter(([, urns]) => urns.length > 1).map(([place]) => place);
      assert.deepEqual(shared, ["aws:apigateway/account:Account eu-west-1 api-gateway-account"]);
    } finally {
      own.close();
    }
  });
});
