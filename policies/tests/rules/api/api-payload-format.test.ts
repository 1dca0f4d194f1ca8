import { httpIntegrationType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiPayloadFormat } from "../../../rules/api/api-payload-format.ts";
import { describeRule } from "../../describe-rule.ts";
import { httpApi } from "../../http-api-sample.ts";

const other = { props: { payloadFormatVersion: undefined } };

describeRule(apiPayloadFormat, {
  passes: [
    { title: "2.0", given: httpApi() },
    {
      title: "not known yet",
      given: httpApi({ integration: { props: { payloadFormatVersion: unknown } } }),
    },
    {
      title: "a call of a server",
      given: httpApi({
        integration: { props: { ...other.props, integrationType: "HTTP_PROXY" } },
      }),
    },
    {
      title: "a call of an AWS service",
      given: httpApi({
        integration: { props: { ...other.props, integrationSubtype: "SQS-SendMessage" } },
      }),
    },
    {
      title: "WebSockets, which have no 2.0",
      given: httpApi({ api: { props: { protocolType: "WEBSOCKET" } }, integration: other }),
    },
    {
      title: "authorizers that are no functions",
      given: httpApi({
        authorizer: { props: { authorizerType: "JWT", authorizerPayloadFormatVersion: undefined } },
      }),
    },
  ],
  violates: [
    {
      title: "an integration with the default",
      given: httpApi({ integration: other }),
      reports: [
        'example-integration payloadFormatVersion is nothing; write payloadFormatVersion: "2.0"',
      ],
    },
    {
      title: "an authorizer of the older format",
      given: httpApi({ authorizer: { props: { authorizerPayloadFormatVersion: "1.0" } } }),
      reports: [
        'example-authorizer authorizerPayloadFormatVersion is "1.0"; write authorizerPayloadFormatVersion: "2.0"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(httpIntegrationType, "api-eu-west-1-integration"),
        ["payloadFormatVersion"],
        undefined,
      ),
    reports: [
      'api-eu-west-1-integration payloadFormatVersion is nothing; write payloadFormatVersion: "2.0"',
    ],
  },
});
