import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { startEvaluator } from "../../../../local/policy/evaluate-graph.ts";
import { readStack } from "../../../../local/program/stack-file.ts";
import { recordedStack, root } from "../../../../tests/stacks/recorded.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { logGroupType } from "../../../reading/log-group.ts";
import { taggableTypes } from "../../../reading/taggable.ts";
import { unknown } from "../../../reading/value.ts";
import { tagsAdded } from "../../../rules/hygiene/tags-added.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { Draft } from "../../graph-draft.ts";
import { packFolder } from "../../pack-folder.ts";

const group = (tags: unknown, defaultTags?: unknown) =>
  resource(logGroupType, { props: { tags }, provider: { region: "eu-west-1", defaultTags } });

const both = { project: "touchline", stack: "prod" };
const settings = { tags: ["project", "stack"] };
const write = "write it in defaultTags of the provider, or in tags";

/** Takes the provider's tags from one resource. */
function untag(draft: Draft) {
  const node = draft.node(logGroupType, "desk-api-access-log");
  const { provider } = node;
  draft.change(node, { provider: provider && { ...provider, inputs: { region: "eu-west-1" } } });
  return node;
}

describeRule(tagsAdded, {
  passes: [
    { title: "its own tags", given: group(both), settings },
    {
      title: "tags of its provider",
      given: group(undefined, JSON.stringify({ tags: both })),
      settings,
    },
    {
      title: "one of each",
      given: group({ stack: "prod" }, JSON.stringify({ tags: { project: "touchline" } })),
      settings,
    },
    { title: "tags that are not known yet", given: group(unknown), settings },
    { title: "a tag that is not known yet", given: group({ ...both, stack: unknown }), settings },
    {
      title: "a provider's tags that are not known yet",
      given: group(undefined, unknown),
      settings,
    },
    {
      title: "a function of the edge",
      given: resource(functionType, { inside: ["touchline:edge:EdgeFunction"] }),
      settings,
    },
    {
      title: "no tags, where none are configured",
      given: group(undefined),
    },
  ],
  violates: [
    {
      title: "no tags at all",
      given: group(undefined),
      settings,
      reports: [`example-logGroup tags lacks project and stack; ${write}`],
    },
    {
      title: "a tag that is empty",
      given: group({ ...both, stack: "" }),
      settings,
      reports: [`example-logGroup tags lacks stack; ${write}`],
    },
    {
      title: "a provider's tags that are no JSON",
      given: group({ stack: "prod" }, "{"),
      settings,
      reports: [`example-logGroup tags lacks project; ${write}`],
    },
    {
      title: "an additional tag that is configured",
      given: group(both),
      settings: { tags: ["project", "stack", "owner"] },
      reports: [`example-logGroup tags lacks owner; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      draft.set(draft.node(logGroupType, "desk-api-access-log"), ["tags"], { team: "rugby" });
    },
    settings: { tags: ["owner"] },
    reports: [`desk-api-access-log tags lacks owner; ${write}`],
  },
});

describe("policy tags-added with remediation", () => {
  const facts = { project: "touchline", stack: "test" } as never;
  const changes = (tags: unknown, wanted = ["project", "stack"]) =>
    tagsAdded.kind === "resource" && tagsAdded.remediate?.(group(tags), { tags: wanted }, facts);

  it("writes what is missing and known, and nothing else", () => {
    assert.deepEqual(changes(undefined), { tags: { project: "touchline", stack: "test" } });
    assert.deepEqual(changes({ project: "other" }), { tags: { stack: "test" } });
    assert.deepEqual(changes(both), {});
    assert.deepEqual(changes(unknown), {});
    assert.deepEqual(changes(both, ["owner"]), {});
  });

  it("remediates prod through the real pack, beside the tags there are", async () => {
    const draft = new Draft(await recordedStack("prod"));
    const node = untag(draft);
    draft.set(node, ["tags"], { owner: "rugby" });
    const evaluator = await startEvaluator(packFolder, await readStack(root, "prod"), {
      "tags-added": { enforcementLevel: "remediate", tags: ["project", "stack"] },
    });
    try {
      const { node: remediated, remediations } = await evaluator.analyzer.remediate(node);
      assert.deepEqual(remediations, [{ policy: "tags-added", urn: node.urn, failure: undefined }]);
      assert.deepEqual(await evaluator.analyzer.analyze(remediated), []);
      assert.deepEqual(remediated.inputs["tags"], { owner: "rugby", ...both });
    } finally {
      evaluator.stop();
    }
  });

  it("gives back what is secret as a secret, through the real pack", async () => {
    const { specialSigKey, specialSecretSig } = runtime;
    const owner = { [specialSigKey]: specialSecretSig, value: "rugby" };
    const draft = new Draft(await recordedStack("prod"));
    const node = untag(draft);
    draft.set(node, ["tags"], { owner });
    const evaluator = await startEvaluator(packFolder, await readStack(root, "prod"), {
      "tags-added": { enforcementLevel: "remediate", tags: ["project", "stack"] },
    });
    try {
      const { node: result } = await evaluator.analyzer.remediate(node);
      assert.deepEqual(result.inputs["tags"], { owner, ...both });
    } finally {
      evaluator.stop();
    }
  });

  it("applies to every taggable resource of this project's stack", async () => {
    const small = /:(BucketObjectv2|ObjectCopy|SecurityGroup(In|E)gressRule)$/;
    const shown = (await recordedStack("prod")).nodes.filter(({ outputs }) => "tagsAll" in outputs);
    const types = new Set(shown.map(({ type }) => type).filter((type) => !small.test(type)));
    assert.deepEqual(
      [...types].filter((type) => !taggableTypes.includes(type)),
      [],
    );
    assert.ok(types.size > 15);
  });
});
