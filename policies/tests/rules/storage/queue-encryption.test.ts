import { queueType } from "../../../reading/queue.ts";
import { unknown } from "../../../reading/value.ts";
import { queueEncryption } from "../../../rules/storage/queue-encryption.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const queue = (props: Readonly<Record<string, unknown>>) => resource(queueType, { props });
const off = "sqsManagedSseEnabled is false, without a key of KMS; write sqsManagedSseEnabled: true";

describeRule(queueEncryption, {
  passes: [
    { title: "keys of SQS", given: queue({ sqsManagedSseEnabled: true }) },
    { title: "the default", given: queue({}) },
    {
      title: "a key of KMS",
      given: queue({ sqsManagedSseEnabled: false, kmsMasterKeyId: "alias/queue" }),
    },
    { title: "not known yet", given: queue({ sqsManagedSseEnabled: unknown }) },
  ],
  violates: [
    {
      title: "none",
      given: queue({ sqsManagedSseEnabled: false }),
      reports: [`example-queue ${off}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(queueType, "season-changed-failed"), ["sqsManagedSseEnabled"], false),
    reports: [`season-changed-failed ${off}`],
  },
});
