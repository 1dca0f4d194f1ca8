import { restAccountType, restStageType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiLogRole } from "../../../rules/private-api/private-api-log-role.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi } from "../../private-api-sample.ts";

const second = (region?: string) =>
  resource(restAccountType, { name: "second", props: { region, cloudwatchRoleArn: "arn" } });
const noAccount = () => privateApi().filter(({ type }) => type !== restAccountType);
const missing =
  "example-stage accessLogSettings is in eu-west-1, where no role for it is set; write an apigateway.Account for eu-west-1";

describeRule(privateApiLogRole, {
  passes: [
    { title: "set before the stage", given: privateApi() },
    {
      title: "a role that is not known yet",
      given: privateApi({ account: { props: { cloudwatchRoleArn: unknown } } }),
    },
    { title: "another for another Region", given: [...privateApi(), second("us-east-1")] },
    { title: "set elsewhere", given: noAccount(), settings: { madeElsewhere: true } },
    {
      title: "a stage that does not log",
      given: [resource(restStageType)],
    },
    {
      title: "a Region that is not known yet",
      given: [
        resource(restStageType, { props: { region: unknown, accessLogSettings: { format: "a" } } }),
      ],
    },
  ],
  violates: [
    { title: "not set", given: noAccount(), reports: [missing] },
    {
      title: "set for another Region",
      given: [...noAccount(), second("us-east-1")],
      reports: [missing],
    },
    {
      title: "set twice",
      given: [...privateApi(), second()],
      reports: ["second sets what example-account sets; write one Account a Region"],
    },
    {
      title: "set to nothing",
      given: privateApi({ account: { props: { cloudwatchRoleArn: undefined } } }),
      reports: ["example-account cloudwatchRoleArn is nothing; write the role's ARN"],
    },
    {
      title: "a stage that may be created first",
      given: privateApi({ stage: { dependsOn: [] } }),
      reports: [
        "example-stage does not wait for example-account; write dependsOn with example-account",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      draft.copy(draft.node(restAccountType), "second-account");
    },
    reports: [
      "second-account sets what desk-api-log-role-account sets; write one Account a Region",
    ],
  },
});
