import { unknown } from "../../../reading/value.ts";
import { storageLifecycleOrder } from "../../../rules/storage/storage-lifecycle-order.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const rule = (props: object) =>
  resource(type, { props: { rules: [{ status: "Enabled", ...props }] } });
const moved = (days: unknown, storageClass = "STANDARD_IA") => ({
  transitions: [{ days, storageClass }],
});

describeRule(storageLifecycleOrder, {
  passes: [
    { title: "an expiration", given: rule({ expiration: { days: 1 } }) },
    { title: "a late transition", given: rule({ ...moved(30), expiration: { days: 31 } }) },
    { title: "an early transition to an archive", given: rule(moved(1, "GLACIER")) },
    { title: "days that are not known yet", given: rule(moved(unknown)) },
  ],
  violates: [
    {
      title: "a rule that does nothing",
      given: rule({}),
      reports: [
        "example-bucketLifecycleConfiguration rules[0] does nothing; write one of expiration, transitions, noncurrentVersionExpiration, noncurrentVersionTransitions, abortIncompleteMultipartUpload",
      ],
    },
    {
      title: "an early transition",
      given: rule(moved(29)),
      reports: [
        "example-bucketLifecycleConfiguration rules[0].transitions[0].days is 29, to STANDARD_IA; write 30 or more",
      ],
    },
    {
      title: "an expiration before",
      given: rule({ ...moved(30), expiration: { days: 30 } }),
      reports: [
        "example-bucketLifecycleConfiguration rules[0].transitions[0].days is 30, and the expiration is after 30; let the expiration come later",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(type, "site-lifecycle"),
        ["rules", 0, "transitions"],
        [{ days: 7, storageClass: "ONEZONE_IA" }],
      ),
    reports: ["site-lifecycle rules[0].transitions[0].days is 7, to ONEZONE_IA; write 30 or more"],
  },
});
