import { unknown } from "../../../../policies/reading/value.ts";
import { logDeliveryAccount } from "../../../../policies/rules/observability/log-delivery-account.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

const ofAccount = { StringEquals: { "aws:SourceAccount": "111122223333" } };

const policy = (statement: object) =>
  resource(type, {
    props: {
      policyDocument: JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "delivery.logs.amazonaws.com" },
            Action: "logs:PutLogEvents",
            Resource: "*",
            Condition: ofAccount,
            ...statement,
          },
        ],
      }),
    },
  });

const says = [
  "example-logResourcePolicy policyDocument.Statement[0] lets delivery.logs.amazonaws.com write for any account; write a Condition that compares aws:SourceAccount with this account",
];

describeRule(logDeliveryAccount, {
  passes: [
    { title: "one account's deliveries", given: policy({}) },
    {
      title: "one delivery, whatever the key's letters",
      given: policy({
        Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:logs:*:111122223333:*" } },
      }),
    },
    {
      title: "another service",
      given: policy({ Principal: { Service: "es.amazonaws.com" }, Condition: {} }),
    },
    { title: "a refusal", given: policy({ Effect: "Deny", Condition: {} }) },
    {
      title: "a document that is not known yet",
      given: resource(type, { props: { policyDocument: unknown } }),
    },
    { title: "no document", given: resource(type) },
  ],
  violates: [
    { title: "anybody's deliveries", given: policy({ Condition: undefined }), says },
    {
      title: "a condition on something else",
      given: policy({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      says,
    },
    {
      title: "one service of several",
      given: policy({
        Principal: { Service: ["es.amazonaws.com", "delivery.logs.amazonaws.com"] },
        Condition: {},
      }),
      says,
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(type, "facade-access-logs-writable");
      const document = JSON.parse(String(node.inputs["policyDocument"]));
      delete document.Statement[0].Condition;
      draft.set(node, ["policyDocument"], JSON.stringify(document));
    },
    says: [
      "facade-access-logs-writable policyDocument.Statement[0] lets delivery.logs.amazonaws.com write for any account; write a Condition that compares aws:SourceAccount with this account",
    ],
  },
});
