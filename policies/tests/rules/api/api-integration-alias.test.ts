import { httpIntegrationType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiIntegrationAlias } from "../../../rules/api/api-integration-alias.ts";
import { describeRule } from "../../describe-rule.ts";
import { httpApi } from "../../http-api-sample.ts";

const calls = (integrationUri: unknown) => httpApi({ integration: { props: { integrationUri } } });
const arn = "arn:aws:lambda:eu-west-1:000000000000:function:answers";
const write = "write the invokeArn of an alias";

describeRule(apiIntegrationAlias, {
  passes: [
    { title: "an alias", given: httpApi() },
    { title: "a version", given: calls(`${arn}:7/invocations`) },
    { title: "not known yet", given: calls(unknown) },
  ],
  violates: [
    {
      title: "the function itself",
      given: calls(`${arn}/invocations`),
      reports: [`example-integration integrationUri calls example-function itself; ${write}`],
    },
    {
      title: "the function itself, as HTTP APIs may write it",
      given: calls(arn),
      reports: [`example-integration integrationUri calls example-function itself; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(httpIntegrationType, "api-eu-west-1-integration"),
        ["integrationUri"],
        `${arn}/invocations`,
      ),
    reports: [
      `api-eu-west-1-integration integrationUri calls api-eu-west-1-handler itself; ${write}`,
    ],
  },
});
