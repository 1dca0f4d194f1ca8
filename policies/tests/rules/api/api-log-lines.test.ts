import { unknown } from "../../../reading/value.ts";
import { apiLogLines } from "../../../rules/api/api-log-lines.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const logs = (format: unknown) =>
  resource("aws:apigatewayv2/stage:Stage", { props: { accessLogSettings: { format } } });

describeRule(apiLogLines, {
  passes: [
    { title: "one line", given: logs('{"id":"$context.requestId"}') },
    { title: "the other id", given: logs("$context.extendedRequestId $context.status") },
    { title: "a line end at the end", given: logs("$context.requestId\n") },
    { title: "what is not known yet", given: logs(unknown) },
    { title: "no logs", given: logs(undefined) },
  ],
  violates: [
    {
      title: "several lines",
      given: logs('{\n "id": "$context.requestId"\n}'),
      reports: [
        "example-stage accessLogSettings.format has several lines; write one line: for JSON, JSON.stringify without indentation",
      ],
    },
    {
      title: "no id",
      given: logs("$context.status"),
      reports: [
        "example-stage accessLogSettings.format has no id of the request; write $context.requestId or $context.extendedRequestId into it",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:apigateway/stage:Stage"),
        ["accessLogSettings", "format"],
        "$context.requestId\n$context.status",
      ),
    reports: [
      "desk-api-stage accessLogSettings.format has several lines; write one line: for JSON, JSON.stringify without indentation",
    ],
  },
});
