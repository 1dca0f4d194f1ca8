import { unknown } from "../../../reading/value.ts";
import { storageTlsOnly } from "../../../rules/storage/storage-tls-only.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy } from "../../policy-fixtures.ts";

const type = "aws:s3/bucketPolicy:BucketPolicy";
const refusal = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::results", "arn:aws:s3:::results/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const changed = (changes: object) => withPolicy(policy({ ...refusal, ...changes }));
const found = "policy does not refuse plain HTTP for the bucket and its objects";
const write =
  'deny Principal "*" the Action "s3:*" on both, on the Condition Bool aws:SecureTransport "false"';
const reports = [`example-bucketPolicy ${found}; ${write}`];

describeRule(storageTlsOnly, {
  passes: [
    { title: "a policy that refuses it", given: changed({}) },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
    { title: "a refusal in other words", given: changed({ Principal: { AWS: "*" }, Action: "*" }) },
    {
      title: "a Deny of more than required",
      given: changed({ Action: ["s3:*", "s3-object-lambda:*"] }),
    },
    { title: "a refusal of everything there is", given: changed({ Resource: "*" }) },
    {
      title: "a refusal where the flag is a flag",
      given: changed({ Condition: { Bool: { "AWS:secureTransport": [false] } } }),
    },
  ],
  violates: [
    { title: "a policy without a refusal", given: changed({ Effect: "Allow" }), reports },
    { title: "a policy without statements", given: withPolicy({ Statement: [] }), reports },
    { title: "a refusal of some", given: changed({ Principal: { AWS: "arn:x" } }), reports },
    { title: "a refusal of reading only", given: changed({ Action: "s3:GetObject" }), reports },
    { title: "objects left out", given: changed({ Resource: "arn:aws:s3:::results" }), reports },
    {
      title: "the bucket left out",
      given: changed({ Resource: "arn:aws:s3:::results/*" }),
      reports,
    },
    {
      title: "TLS refused instead",
      given: changed({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      reports,
    },
    {
      title: "TLS refused as well, as a flag that may be either",
      given: changed({ Condition: { Bool: { "aws:SecureTransport": ["false", "true"] } } }),
      reports,
    },
    {
      title: "a second test",
      given: changed({
        Condition: { ...refusal.Condition, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
      }),
      reports,
    },
    { title: "no condition", given: changed({ Condition: undefined }), reports },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(type, "rep-us-east-1-policy"),
        ["policy"],
        policy({ ...refusal, Action: "s3:GetObject" }),
      ),
    reports: [`rep-us-east-1-policy ${found}; ${write}`],
  },
});
