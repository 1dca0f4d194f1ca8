import { checkEach, report } from "../../property-check.ts";
import { buckets, partsOf } from "../../reading/bucket.ts";
import type { StackResource } from "../../reading/resource.ts";
import { isPresent, list, part, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What a lifecycle has to do, by the property of a rule that does it. */
const duties = {
  abortIncompleteMultipartUpload: "aborts no incomplete uploads",
  noncurrentVersionExpiration: "expires no old versions",
} as const;

export const storageLifecycle = stackRule({
  name: "storage-lifecycle",
  statement: "Every bucket expires old versions and incomplete uploads.",
  why: "Old versions and incomplete uploads are paid for until they are removed, and are in no listing.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
  severity: "low",
  level: "advisory",
  anchors: ["S3.10", "S3.13", "CKV2_AWS_61", "CKV_AWS_300"],
  evaluate: (stack) =>
    checkEach(buckets(stack), (bucket) => {
      const declared = partsOf(stack, bucket, "bucketLifecycleConfiguration");
      const itself = [bucket].filter(({ props }) => isPresent(props["lifecycleRules"]));
      const [on = bucket] = declared;
      const rules = [...declared, ...itself].flatMap(enabledRules);
      return (
        !rules.includes(unknown) &&
        checkEach(
          Object.entries(duties),
          ([duty, found]) =>
            !rules.some((rule) => isPresent(part(rule, duty))) &&
            report(on, "", found, `write a lifecycle rule with ${duty}`),
        )
      );
    }),
});

function enabledRules({ props }: StackResource): readonly Value[] {
  const rules = props["rules"] ?? props["lifecycleRules"];
  const isOff = (rule: Value) =>
    part(rule, "status") === "Disabled" || part(rule, "enabled") === false;
  return rules === unknown ? [unknown] : list(rules).filter((rule) => !isOff(rule));
}
