import { functionType } from "../../../reading/edge-function-reading.ts";
import { eventSourceType, queueType } from "../../../reading/queue.ts";
import { unknown } from "../../../reading/value.ts";
import { queueVisibility } from "../../../rules/compute/queue-visibility.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A queue that invokes a function, itself or by an alias. */
function mapped(visibilityTimeoutSeconds: unknown, timeout: unknown, byAlias = false) {
  const queue = resource(queueType, { props: { visibilityTimeoutSeconds } });
  const called = resource(functionType, { props: { timeout } });
  const alias = resource("aws:lambda/alias:Alias", { from: { functionName: [called] } });
  const from = { eventSourceArn: [queue], functionName: [byAlias ? alias : called] };
  return [queue, called, alias, resource(eventSourceType, { from })];
}

const report = (visibility: number, timeout: number) =>
  `example-queue visibilityTimeoutSeconds is ${visibility} s, and example-function may take ${timeout} s; write ${6 * timeout}, six times the timeout, as AWS recommends`;

describeRule(queueVisibility, {
  passes: [
    { title: "as long as the timeout", given: mapped(10, 10) },
    { title: "the default of both", given: mapped(undefined, undefined) },
    { title: "a queue without a function", given: [resource(queueType)] },
    { title: "not known yet", given: mapped(unknown, 60) },
  ],
  violates: [
    { title: "shorter than the timeout", given: mapped(9, 10), reports: [report(9, 10)] },
    { title: "by an alias", given: mapped(0, 1, true), reports: [report(0, 1)] },
    {
      title: "the default, and a longer timeout",
      given: mapped(undefined, 31),
      reports: [report(30, 31)],
    },
    {
      title: "shorter than the default timeout",
      given: mapped(2, undefined),
      reports: [report(2, 3)],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(queueType, "season-changed-queue"), ["visibilityTimeoutSeconds"], 9),
    reports: [
      "season-changed-queue visibilityTimeoutSeconds is 9 s, and season-changed may take 10 s; write 60, six times the timeout, as AWS recommends",
    ],
  },
});
