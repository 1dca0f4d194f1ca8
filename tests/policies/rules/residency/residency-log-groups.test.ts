import { unknown } from "../../../../policies/reading/value.ts";
import { residencyLogGroups } from "../../../../policies/rules/residency/residency-log-groups.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:apigatewayv2/stage:Stage";
const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
const logged = (region: unknown) => {
  const group = resource(logGroupType, { props: { region } });
  return [
    group,
    resource(type, {
      props: { accessLogSettings: { destinationArn: unknown } },
      from: { accessLogSettings: [group] },
    }),
  ];
};
const byArn = (destinationArn: unknown, of = type) => [
  resource(of, { props: { accessLogSettings: { destinationArn } } }),
];
const rest = 'and the API in eu-west-1; declare the log group with region: "eu-west-1"';
const at = "accessLogSettings.destinationArn";

describeRule(residencyLogGroups, {
  passes: [
    { title: "a log group of the same Region", given: logged("eu-west-1") },
    { title: "a log group where the provider is", given: logged(undefined) },
    { title: "a Region that is not known yet", given: logged(unknown) },
    { title: "an ARN of the same Region", given: byArn("arn:aws:logs:eu-west-1:0:log-group:a") },
    { title: "an ARN that is not known yet", given: byArn(unknown) },
    { title: "no logs", given: [resource(type)] },
  ],
  violates: [
    {
      title: "a log group elsewhere",
      given: logged("us-east-1"),
      says: [`example-stage ${at} is in us-east-1, ${rest}`],
    },
    {
      title: "an ARN from elsewhere, of a REST API",
      given: byArn("arn:aws:logs:us-east-1:0:log-group:a", "aws:apigateway/stage:Stage"),
      says: [`example-stage ${at} is in us-east-1, ${rest}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(logGroupType, "api-eu-west-1-access-log"), ["region"], "us-east-1"),
    says: [`api-eu-west-1-stage ${at} is in us-east-1, ${rest}`],
  },
});
