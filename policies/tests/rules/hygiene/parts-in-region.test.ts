import { unknown } from "../../../reading/value.ts";
import { partsInRegion } from "../../../rules/hygiene/parts-in-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const secret = resource("aws:secretsmanager/secret:Secret", { props: { region: "eu-west-1" } });
const policy = (region: unknown) => [
  secret,
  resource("aws:secretsmanager/secretPolicy:SecretPolicy", {
    props: { region },
    from: { secretArn: [secret] },
  }),
];

describeRule(partsInRegion, {
  passes: [
    { title: "the same Region", given: policy("eu-west-1") },
    { title: "a Region that is not known yet", given: policy(unknown) },
  ],
  violates: [
    {
      title: "the Region of a replica",
      given: policy("us-east-1"),
      reports: [
        'example-secretPolicy region is "us-east-1", while example-secret is in "eu-west-1"; write region: "eu-west-1"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(
          "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          "site-lifecycle",
        ),
        ["region"],
        "us-east-1",
      ),
    reports: [
      'site-lifecycle region is "us-east-1", while site-bucket is in "eu-west-1"; write region: "eu-west-1"',
    ],
  },
});
