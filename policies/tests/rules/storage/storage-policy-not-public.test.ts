import { unknown } from "../../../reading/value.ts";
import { storagePolicyNotPublic } from "../../../rules/storage/storage-policy-not-public.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:s3/bucketPolicy:BucketPolicy";
const read = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::000000000000:role/reader" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::results/*",
};
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const changed = (changes: object) => withPolicy(policy({ ...read, ...changes }));
const when = (Condition: object) => changed({ Principal: "*", Condition });
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
};
const rest = "allows every principal; name the principals, or the aws:SourceArn they act for";
const reports = [`example-bucketPolicy policy.Statement[0] ${rest}`];

describeRule(storagePolicyNotPublic, {
  passes: [
    { title: "a principal by name", given: changed({}) },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
    { title: "every principal denied", given: changed({ Effect: "Deny", Principal: "*" }) },
    {
      title: "every principal of an organization",
      given: when({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
    },
    {
      title: "every principal, with a Deny for those outside the network",
      given: withPolicy(policy({ ...read, Principal: "*" }, denial)),
    },
    {
      title: "every principal of an organization, under another condition as well",
      given: when({ StringEquals: { "s3:prefix": "x", "aws:PrincipalOrgID": "o-1" } }),
    },
    {
      title: "those refused by one of several actions",
      given: withPolicy(
        policy(
          { ...read, Principal: "*" },
          { ...denial, Action: ["s3:ListBucket", "s3:GetObject"] },
        ),
      ),
    },
  ],
  violates: [
    {
      title: "any address, beside one",
      given: when({ IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "0.0.0.0/0"] } }),
      reports,
    },
    {
      title: "an empty list",
      given: when({ StringEquals: { "aws:PrincipalOrgID": [] } }),
      reports,
    },
    {
      title: "a refusal of one of two things",
      given: withPolicy(
        policy(
          { ...read, Principal: "*", Action: ["s3:GetObject", "s3:PutObject"] },
          { ...denial, Action: "s3:Get*" },
        ),
      ),
      reports,
    },
    { title: "every principal", given: changed({ Principal: "*" }), reports },
    {
      title: "every principal in a list",
      given: changed({ Principal: { AWS: ["arn:x", "*"] } }),
      reports,
    },
    {
      title: "every principal but one",
      given: changed({ Principal: undefined, NotPrincipal: { AWS: "arn:x" } }),
      reports,
    },
    {
      title: "every principal over TLS",
      given: when({ Bool: { "aws:SecureTransport": "true" } }),
      reports,
    },
    {
      title: "every principal outside an organization",
      given: when({ StringNotEquals: { "aws:PrincipalOrgID": "o-1" } }),
      reports,
    },
    { title: "any address", given: when({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }), reports },
    {
      title: "a condition that passes without the key",
      given: when({ StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }),
      reports,
    },
    {
      title: "a refusal of something else",
      given: withPolicy(policy({ ...read, Principal: "*" }, { ...denial, Action: "s3:PutObject" })),
      reports,
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "rep-us-east-1-policy"), "policy", (given) => [
        ...given,
        { ...read, Principal: "*" },
      ]),
    reports: [`rep-us-east-1-policy policy.Statement[1] ${rest}`],
  },
});
