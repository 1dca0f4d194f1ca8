import { alarmType } from "../../../reading/alarm.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { alarmOnFunction } from "../../../rules/observability/alarm-on-function.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const made = resource(functionType);
const alias = resource("aws:lambda/alias:Alias", { from: { functionName: [made] } });
const behind = resource("aws:apigatewayv2/integration:Integration", {
  from: { integrationUri: [alias] },
});
const guarding = resource("aws:apigatewayv2/authorizer:Authorizer", {
  from: { authorizerUri: [made] },
});
const alarm = resource(alarmType, { from: { dimensions: [made] } });

const finding =
  "has no alarm; declare a MetricAlarm on Throttles or Errors of AWS/Lambda with its name among the dimensions";

describeRule(alarmOnFunction, {
  passes: [
    { title: "a function that is watched", given: [made, alias, behind, alarm] },
    { title: "a function behind no API", given: [made, alias] },
    { title: "an authorizer that is watched", given: [made, guarding, alarm] },
  ],
  violates: [
    {
      title: "a handler, through an alias",
      given: [made, alias, behind],
      reports: [`example-function ${finding}`],
    },
    {
      title: "a function that guards",
      given: [made, guarding],
      reports: [`example-function ${finding}`],
    },
    {
      title: "a function that does both, once",
      given: [made, alias, behind, guarding],
      reports: [`example-function ${finding}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.remove(draft.node(alarmType, "api-us-east-1-alarms-authorizer-throttles")),
    reports: [`api-us-east-1-verify ${finding}`],
  },
});
