/**
 * Rules as the SDK runs them: what an exemption silences, and what remediation gives back.
 *
 * @module
 */
import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { analyzeRequest } from "../../local/policy/analyzer-wire.ts";
import type { GraphNode } from "../../local/program/graph.ts";
import { packPolicies } from "../pack.ts";
import type { Properties } from "../reading/value.ts";
import { resourceRule, stackRule } from "../rule.ts";
import { about, facts, finding } from "./rule-to-try.ts";
import { remediate, sentinels } from "./sdk-internals.ts";
import { topicType, wireNode } from "./wire-node.ts";

describe("an exemption, as the SDK hands it over", () => {
  const exempt = [{ name: "topic", reason: "moves", until: "2026-11-28" }];

  /** The policy's own configuration, which the SDK takes from the engine alone. */
  const configured = { getConfig: () => ({ exempt }) };

  it("silences a rule about resources, and its remediation", async () => {
    const rule = resourceRule({
      ...about,
      name: "topic-good",
      types: [topicType],
      evaluate: () => [finding],
      remediate: () => ({ name: "good" }),
    });
    const [policy] = packPolicies([rule], facts);
    assert.ok(policy !== undefined && "validateResource" in policy);
    const reported: string[] = [];
    for (const name of ["topic", "other"]) {
      const args = {
        type: topicType,
        name,
        urn: "",
        props: {},
        opts: { ignoreChanges: [] },
        ...configured,
      };
      const validate = policy.validateResource as (...all: unknown[]) => Promise<void>;
      await validate(args, () => reported.push(name));
      const remediateTopic = policy.remediateResource as (args: unknown) => unknown;
      assert.deepEqual(remediateTopic(args), name === "topic" ? undefined : { name: "good" });
    }
    assert.deepEqual(reported, ["other"]);
  });

  it("silences a rule about stacks for the resource alone", () => {
    const rule = stackRule({
      ...about,
      name: "stack-good",
      *evaluate(stack) {
        for (const on of stack.resources) {
          yield { ...finding, on };
        }
        yield finding;
      },
    });
    const [policy] = packPolicies([rule], facts);
    assert.ok(policy !== undefined && "validateStack" in policy);
    const reported: unknown[] = [];
    const given = ["topic", "other"].map((name) => ({
      ...{ type: topicType, name, urn: name, props: {}, opts: { ignoreChanges: [] } },
      ...{ dependencies: [], propertyDependencies: {} },
    }));
    const validate = policy.validateStack as (...all: unknown[]) => void;
    validate({ resources: given, ...configured }, (_: string, urn: unknown) => reported.push(urn));
    assert.deepEqual(reported, ["other", undefined]);
  });
});

describe("a rule that remediates, as the SDK runs it", () => {
  const { specialSigKey, specialSecretSig } = runtime;
  const secret = (value: string) => ({ [specialSigKey]: specialSecretSig, value });

  /** What comes back of a resource, as the engine takes it in its place. */
  async function remediated(changes: Properties, inputs: GraphNode["inputs"]) {
    const rule = resourceRule({
      ...about,
      name: "topic-remediated",
      types: [topicType],
      evaluate: () => [],
      remediate: () => changes,
    });
    const policies = packPolicies([rule], facts).map((policy) => ({
      ...policy,
      enforcementLevel: "remediate" as const,
    }));
    const response = await remediate(policies, analyzeRequest(wireNode(inputs)));
    return response
      .getRemediationsList()
      .map((each) => each.getProperties()?.toJavaScript() ?? each.getDiagnostic());
  }

  it("sets what is missing and leaves what is there, secrets as secrets", async () => {
    const inputs = { policy: secret("s"), list: [secret("t")], tags: { owner: secret("u") } };
    assert.deepEqual(await remediated({ name: "good", tags: { stack: "test" } }, inputs), [
      { ...inputs, name: "good", tags: { owner: secret("u"), stack: "test" } },
    ]);
  });

  it("sets a map where there is none, and inside a map that is a secret", async () => {
    assert.deepEqual(await remediated({ tags: { stack: "test" } }, {}), [
      { tags: { stack: "test" } },
    ]);
    const tags = { [specialSigKey]: specialSecretSig, value: { owner: "u" } };
    assert.deepEqual(await remediated({ tags: { stack: "test" } }, { tags }), [
      { tags: { ...tags, value: { owner: "u", stack: "test" } } },
    ]);
  });

  it("keeps a changed value secret", async () => {
    assert.deepEqual(await remediated({ name: "good" }, { name: secret("bad") }), [
      { name: secret("good") },
    ]);
  });

  it("leaves what is unknown unknown", async () => {
    const [text = ""] = sentinels.slice(2);
    assert.deepEqual(
      await remediated({ tags: { stack: "test" } }, { name: text, tags: { owner: text } }),
      [{ name: text, tags: { owner: text, stack: "test" } }],
    );
  });

  it("returns nothing where there is nothing to remediate", async () => {
    assert.deepEqual(await remediated({}, { name: "good" }), []);
  });

  it("leaves an archive of assets alone, which the SDK would empty", async () => {
    const code = {
      asset: "archive",
      assets: { "index.mjs": { asset: "text", text: "code" } },
    } as const;
    assert.deepEqual(await remediated({ name: "good" }, { code }), []);
    const file = { asset: "file", path: "a.txt" } as const;
    assert.equal((await remediated({ name: "good" }, { file })).length, 1);
  });
});
