import { unknown } from "../../../../policies/reading/value.ts";
import { storageCloudfrontSource } from "../../../../policies/rules/storage/storage-cloudfront-source.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:s3/bucketPolicy:BucketPolicy";
const arn = (id: string) => `arn:aws:cloudfront::000000000000:distribution/${id}`;
const statement = (condition: object | undefined, service = "cloudfront.amazonaws.com") => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::results/*",
  ...(condition === undefined ? {} : { Condition: condition }),
});
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const when = (condition: object | undefined, service?: string) =>
  withPolicy(policy(statement(condition, service)));
const rest =
  "lets CloudFront in, whoever's distribution asks; " +
  "add the Condition StringEquals AWS:SourceArn with the ARN of the distribution";
const says = [`example-bucketPolicy policy.Statement[0] ${rest}`];

describeRule(storageCloudfrontSource, {
  passes: [
    {
      title: "one distribution",
      given: when({ StringEquals: { "AWS:SourceArn": arn("E1ABC") } }),
    },
    {
      title: "a distribution and its staging one",
      given: when({ StringEquals: { "aws:SourceArn": [arn("E1ABC"), arn("E2ABC")] } }),
    },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
    { title: "another service", given: when(undefined, "logging.s3.amazonaws.com") },
  ],
  violates: [
    { title: "no condition", given: when(undefined), says },
    {
      title: "an account",
      given: when({ StringEquals: { "AWS:SourceAccount": "000000000000" } }),
      says,
    },
    {
      title: "every distribution of an account",
      given: when({ StringLike: { "AWS:SourceArn": arn("*") } }),
      says,
    },
    {
      title: "one of two is any",
      given: when({ StringLike: { "AWS:SourceArn": [arn("E1ABC"), arn("*")] } }),
      says,
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "season-replica-us-east-1-policy"), "policy", (given) => [
        ...given,
        statement(undefined),
      ]),
    says: [`season-replica-us-east-1-policy policy.Statement[1] ${rest}`],
  },
});
