import { httpStageType } from "../../../reading/http-api-reading.ts";
import { restStageType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiLogFormat } from "../../../rules/api/api-log-format.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const logs = (format: unknown, type = httpStageType) =>
  resource(type, { props: { accessLogSettings: { destinationArn: unknown, format } } });
const write = "write the format without it";

describeRule(apiLogFormat, {
  passes: [
    {
      title: "a value that is not a secret, whatever its label",
      given: logs('{"token":"$context.requestId","a":"$context.authorizer.status"}'),
    },
    { title: "not known yet", given: logs(unknown) },
    { title: "no logs", given: resource(restStageType) },
    {
      title: "configured words",
      given: logs("$context.identity.apiKey"),
      settings: { words: ["cookie"] },
    },
  ],
  violates: [
    {
      title: "a token, and a key",
      given: logs('{"a":"$request.header.Authorization","b":"$context.identity.apiKey"}'),
      reports: [
        `example-stage accessLogSettings.format logs $request.header.Authorization; ${write}`,
        `example-stage accessLogSettings.format logs $context.identity.apiKey; ${write}`,
      ],
    },
    {
      title: "the facade's secret, in a REST API",
      given: logs("$context.requestOverride.header.x-origin-verify", restStageType),
      reports: [
        `example-stage accessLogSettings.format logs $context.requestOverride.header.x-origin-verify; ${write}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(restStageType),
        ["accessLogSettings", "format"],
        "$context.requestId $context.authorizer.claims",
      ),
    reports: [`desk-api-stage accessLogSettings.format logs $context.authorizer.claims; ${write}`],
  },
});
