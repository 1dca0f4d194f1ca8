import { unknown } from "../../../reading/value.ts";
import { identityServiceSource } from "../../../rules/identity/identity-service-source.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:sns/topicPolicy:TopicPolicy";
const withPolicy = (document: unknown, of = type) => resource(of, { props: { policy: document } });
const lets = (Service: string, Condition?: object, of?: string, Resource = "*") =>
  withPolicy(
    policy({ Effect: "Allow", Principal: { Service }, Action: "x:Do", Resource, Condition }),
    of,
  );
const balancerLogs = (
  Resource: string,
  Service = "logdelivery.elasticloadbalancing.amazonaws.com",
) => lets(Service, undefined, bucketPolicyType, Resource);
const rest =
  "allows a service for any source; add a Condition on aws:SourceArn, or on aws:SourceAccount";
const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const keyPolicyType = "aws:kms/keyPolicy:KeyPolicy";

describeRule(identityServiceSource, {
  passes: [
    {
      title: "alarms by name",
      given: lets("cloudwatch.amazonaws.com", {
        ArnEquals: { "aws:SourceArn": ["arn:a", "arn:b"] },
      }),
    },
    {
      title: "an account",
      given: lets("cloudwatch.amazonaws.com", { StringEquals: { "AWS:SourceAccount": "0" } }),
    },
    {
      title: "CloudFront at a bucket, which another rule evaluates",
      given: lets("cloudfront.amazonaws.com", undefined, bucketPolicyType),
    },
    {
      title: "a key by what it encrypts",
      given: lets(
        "logs.eu-west-1.amazonaws.com",
        { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:l" } },
        keyPolicyType,
      ),
    },
    {
      title: "logs of load balancers in the folder of one account",
      given: balancerLogs("arn:aws:s3:::logs/balancer/AWSLogs/000000000000/*"),
    },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
  ],
  violates: [
    {
      title: "any account's alarms",
      given: lets("cloudwatch.amazonaws.com"),
      reports: [`example-topicPolicy policy.Statement[0] ${rest}`],
    },
    {
      title: "any account's logs in a bucket",
      given: lets("logging.s3.amazonaws.com", undefined, bucketPolicyType),
      reports: [`example-bucketPolicy policy.Statement[0] ${rest}`],
    },
    {
      title: "logs of load balancers of any account",
      given: balancerLogs("arn:aws:s3:::logs/balancer/AWSLogs/*"),
      reports: [`example-bucketPolicy policy.Statement[0] ${rest}`],
    },
    {
      title: "another service in the folder of one account",
      given: balancerLogs("arn:aws:s3:::logs/AWSLogs/000000000000/*", "logging.s3.amazonaws.com"),
      reports: [`example-bucketPolicy policy.Statement[0] ${rest}`],
    },
    {
      title: "a key for anything",
      given: lets("logs.eu-west-1.amazonaws.com", undefined, keyPolicyType),
      reports: [`example-keyPolicy policy.Statement[0] ${rest}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "api-eu-west-1-alarms-topic-policy"), "policy", (given) =>
        given.map((each, index) => (index === 0 ? { ...each, Condition: undefined } : each)),
      ),
    reports: [`api-eu-west-1-alarms-topic-policy policy.Statement[0] ${rest}`],
  },
});
