import { distributionType } from "../../../reading/distribution.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { residencyOrigins } from "../../../rules/residency/residency-origins.ts";
import { bucket } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const tags = { "data-residency": "EU" };
const facade = (...origins: StackResource[]) => [
  ...origins,
  resource(distributionType, { from: { origins } }),
];
const write = "serve it from an API of the jurisdiction, uncached";

describeRule(residencyOrigins, {
  passes: [
    { title: "a bucket that is bound to nothing", given: facade(bucket("open")) },
    {
      title: "an API that is bound",
      given: facade(resource("aws:apigatewayv2/api:Api", { props: { tags } })),
    },
    {
      title: "a bound bucket that is not an origin",
      given: [bucket("bound", { props: { tags } })],
    },
  ],
  violates: [
    {
      title: "a bound bucket",
      given: facade(bucket("bound", { props: { tags } })),
      reports: [`example-distribution origins has bound, which is bound to EU; ${write}`],
    },
  ],
  mutation: {
    breaks(draft) {
      const copy = draft.node("aws:s3/bucket:Bucket", "site-bucket");
      draft.set(copy, ["tags"], tags);
      // A bound bucket that logs nothing is another rule's.
      const logging = draft.add(copy, "aws:s3/bucketLogging:BucketLogging", "site-access", {});
      draft.wire(logging, "bucket", [copy]);
    },
    reports: [`facade-distribution origins has site-bucket, which is bound to EU; ${write}`],
  },
});
