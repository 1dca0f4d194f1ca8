import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startEvaluator } from "../../../../local/policy/evaluate-graph.ts";
import { readStack } from "../../../../local/program/stack-file.ts";
import { recordedStack, root } from "../../../../tests/stacks/recorded.ts";
import { logGroupType } from "../../../reading/log-group.ts";
import { unknown } from "../../../reading/value.ts";
import { logRetention } from "../../../rules/observability/log-retention.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { Draft } from "../../graph-draft.ts";
import { packFolder } from "../../pack-folder.ts";
import { facts } from "../../rule-to-try.ts";

const group = (props: Readonly<Record<string, unknown>> = {}) => resource(logGroupType, { props });

describeRule(logRetention, {
  passes: [
    { title: "the shortest time", given: group({ retentionInDays: 7 }) },
    { title: "the longest time", given: group({ retentionInDays: 400 }) },
    { title: "a time that is not known yet", given: group({ retentionInDays: unknown }) },
    { title: "a group whose time AWS decides", given: group({ logGroupClass: "DELIVERY" }) },
    {
      title: "another time, where that is configured",
      given: group({ retentionInDays: 1 }),
      settings: { atLeastDays: 1 },
    },
  ],
  violates: [
    {
      title: "one day too few",
      given: group({ retentionInDays: 6 }),
      reports: ["example-logGroup retentionInDays is 6; write a number from 7 to 400"],
    },
    {
      title: "a day too long",
      given: group({ retentionInDays: 401 }),
      reports: ["example-logGroup retentionInDays is 401; write a number from 7 to 400"],
    },
    {
      title: "a group without a retention time",
      given: group(),
      reports: [
        "example-logGroup retentionInDays is nothing, which keeps every line; write retentionInDays: a number from 7 to 400",
      ],
    },
    {
      title: "a group that never expires",
      given: group({ retentionInDays: 0 }),
      reports: [
        "example-logGroup retentionInDays is 0, which keeps every line; write retentionInDays: a number from 7 to 400",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(logGroupType, "desk-api-access-log"), ["retentionInDays"], undefined),
    reports: [
      "desk-api-access-log retentionInDays is nothing, which keeps every line; write retentionInDays: a number from 7 to 400",
    ],
  },
});

describe("policy log-retention with remediation", () => {
  it("sets a retention time where there is none, and changes no other", () => {
    const remediated = (props?: Readonly<Record<string, unknown>>) =>
      logRetention.kind === "resource" &&
      logRetention.remediate?.(group(props), { remediationDays: 30 }, facts);
    assert.deepEqual(remediated(), { retentionInDays: 30 });
    assert.deepEqual(remediated({ retentionInDays: 0 }), { retentionInDays: 30 });
    assert.deepEqual(remediated({ retentionInDays: 3 }), {});
    assert.deepEqual(remediated({ retentionInDays: unknown }), {});
    assert.deepEqual(remediated({ logGroupClass: "DELIVERY" }), {});
  });

  it("remediates prod through the real pack, and then reports nothing", async () => {
    const draft = new Draft(await recordedStack("prod"));
    const node = draft.node(logGroupType, "desk-api-access-log");
    draft.set(node, ["retentionInDays"], undefined);
    const evaluator = await startEvaluator(packFolder, await readStack(root, "prod"), {
      "log-retention": { enforcementLevel: "remediate", remediationDays: 90 },
    });
    try {
      const { node: remediated, remediations } = await evaluator.analyzer.remediate(node);
      assert.deepEqual(remediations, [
        { policy: "log-retention", urn: node.urn, failure: undefined },
      ]);
      assert.deepEqual(await evaluator.analyzer.analyze(remediated), []);
      assert.deepEqual(remediated.inputs, { ...node.inputs, retentionInDays: 90 });
    } finally {
      evaluator.stop();
    }
  });
});
