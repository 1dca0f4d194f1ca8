import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginTimeouts } from "../../../rules/cloudfront/cloudfront-origin-timeouts.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginTimeouts, {
  passes: [
    { title: "no override", given: distribution() },
    {
      title: "the least",
      given: distribution({
        "origins[1].connectionAttempts": 1,
        "origins[1].connectionTimeout": 1,
        "origins[1].customOriginConfig.originReadTimeout": 1,
        "origins[1].customOriginConfig.originKeepaliveTimeout": 1,
        "origins[1].responseCompletionTimeout": 1,
      }),
    },
    {
      title: "the most",
      given: distribution({
        "origins[1].connectionAttempts": 3,
        "origins[1].connectionTimeout": 10,
        "origins[1].customOriginConfig.originReadTimeout": 120,
        "origins[1].customOriginConfig.originKeepaliveTimeout": 120,
      }),
    },
    {
      title: "numbers that are not known yet",
      given: distribution({ "origins[1].connectionAttempts": unknown }),
    },
  ],
  violates: [
    {
      title: "no attempt",
      given: distribution({ "origins[1].connectionAttempts": 0 }),
      reports: [
        "example-distribution origins[1].connectionAttempts is 0; write a number from 1 to 3",
      ],
    },
    {
      title: "four attempts",
      given: distribution({ "origins[1].connectionAttempts": 4 }),
      reports: [
        "example-distribution origins[1].connectionAttempts is 4; write a number from 1 to 3",
      ],
    },
    {
      title: "eleven seconds",
      given: distribution({ "origins[1].connectionTimeout": 11 }),
      reports: [
        "example-distribution origins[1].connectionTimeout is 11; write a number from 1 to 10",
      ],
    },
    {
      title: "two minutes and a second",
      given: distribution({ "origins[1].customOriginConfig.originReadTimeout": 121 }),
      reports: [
        "example-distribution origins[1].customOriginConfig.originReadTimeout is 121; write a number from 1 to 120",
      ],
    },
    {
      title: "of an origin in a VPC",
      given: distribution({ "origins[1].vpcOriginConfig": { originKeepaliveTimeout: 121 } }),
      reports: [
        "example-distribution origins[1].vpcOriginConfig.originKeepaliveTimeout is 121; write a number from 1 to 120",
      ],
    },
    {
      title: "a completion timeout below the read timeout",
      given: distribution({ "origins[1].responseCompletionTimeout": 29 }),
      reports: [
        "example-distribution origins[1].responseCompletionTimeout is 29; write at least 30, the read timeout, or leave it out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 3, "connectionAttempts"], 4),
    reports: ["facade-distribution origins[3].connectionAttempts is 4; write a number from 1 to 3"],
  },
});
