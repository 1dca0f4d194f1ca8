import { checkEach, report } from "../../property-check.ts";
import { bucketTypes, originalsOf, replicationType } from "../../reading/bucket.ts";
import { protectsData } from "../../reading/protected-data.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { listSetting, stackRule } from "../../rule.ts";

const objectTypes = ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"];

export const dataProtected = stackRule({
  name: "data-protected",
  statement: "Resources that hold data cannot be deleted by a deployment.",
  why: "A renamed resource is deleted, together with its data.",
  url: "https://www.pulumi.com/docs/iac/concepts/options/protect/",
  severity: "high",
  settings: {
    types: listSetting(
      "Types that hold data. A bucket whose every object the program writes holds none.",
      [
        ...bucketTypes,
        "aws:dynamodb/table:Table",
        "aws:kms/key:Key",
        "aws:rds/cluster:Cluster",
        "aws:rds/instance:Instance",
        "aws:route53/zone:Zone",
      ],
    ),
  },
  evaluate: (stack, { types }, facts) =>
    protectsData(facts) &&
    checkEach(
      stack.ofType(...types),
      (on) =>
        !on.options.protect &&
        !isFilledByProgram(stack, on) &&
        !isCopy(stack, on) &&
        report(
          on,
          "",
          "holds data and is not protected",
          "declare it with the option protect: true",
        ),
    ),
});

/** The objects of a copy are in the original too, and protected there. */
function isCopy(stack: Stack, bucket: StackResource): boolean {
  return originalsOf(stack, bucket).some(({ options }) => options.protect);
}

/** What the program writes it writes again. What it protects, or AWS copies, it does not. */
function isFilledByProgram(stack: Stack, bucket: StackResource): boolean {
  const objects = objectTypes.flatMap((type) => stack.pointingAt(bucket, type, "bucket"));
  return (
    bucketTypes.includes(bucket.type) &&
    objects.length > 0 &&
    objects.every(({ options }) => !options.protect) &&
    stack.pointingAt(bucket, replicationType).length === 0
  );
}
