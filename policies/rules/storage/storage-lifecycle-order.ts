import { infrequentAccessDays } from "../../../aws/s3-limits.ts";
import { checkEach, type Reported, report } from "../../property-check.ts";
import { items, type Part } from "../../reading/resource.ts";
import { isPresent, number, part, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const { classes, days: least } = infrequentAccessDays.value;

/** What a rule may do. */
const actions = [
  ...["expiration", "transitions", "noncurrentVersionExpiration", "noncurrentVersionTransitions"],
  "abortIncompleteMultipartUpload",
];

export const storageLifecycleOrder = resourceRule({
  name: "storage-lifecycle-order",
  statement: "A lifecycle rule does something, in an order that S3 accepts.",
  why: "S3 refuses rules without an action, early transitions, and an expiration before them.",
  url: infrequentAccessDays.source.url,
  severity: "medium",
  types: ["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"],
  evaluate: (configuration) =>
    checkEach(items(configuration, "rules"), (rule) => [
      !actions.some((action) => isPresent(rule.props[action])) &&
        report(rule, "", "does nothing", `write one of ${actions.join(", ")}`),
      checkEach(items(rule, "transitions"), (transition) => early(rule, transition)),
    ]),
});

function early(rule: Part, transition: Part): Reported {
  const days = number(transition.props["days"]);
  const kind = text(transition.props["storageClass"]) ?? "";
  const end = number(part(rule.props["expiration"], "days"));
  return (
    days !== undefined && [
      classes.includes(kind) &&
        days < least &&
        report(transition, "days", `is ${days}, to ${kind}`, `write ${least} or more`),
      end !== undefined &&
        end <= days &&
        report(
          transition,
          "days",
          `is ${days}, and the expiration is after ${end}`,
          "let the expiration come later",
        ),
    ]
  );
}
