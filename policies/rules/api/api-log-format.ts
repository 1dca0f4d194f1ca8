import { checkEach, report } from "../../property-check.ts";
import { httpStageType } from "../../reading/http-api-reading.ts";
import { restStageType } from "../../reading/rest-api-reading.ts";
import { part, text } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

/** Variables of a format, like `$context.identity.sourceIp`. */
const variables = /\$(?:[\w.-]|\[['"]?[\w-]+['"]?\])+/g;

export const apiLogFormat = resourceRule({
  name: "api-log-format",
  statement: "Access logs hold no tokens, cookies or secrets.",
  why: "Anyone who may read a log could otherwise call the API with the credentials of its callers.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html",
  severity: "high",
  types: [httpStageType, restStageType],
  settings: {
    words: listSetting("What no variable of a format may have in its name, in lower case.", [
      ...["authorization", "cookie", "token", "secret", "verify", "apikey", "accesskey", "claims"],
    ]),
  },
  evaluate(stage, { words }) {
    const format = text(part(stage.props["accessLogSettings"], "format")) ?? "";
    return checkEach(
      format.matchAll(variables),
      ([variable]) =>
        words.some((word) => variable.toLowerCase().includes(word)) &&
        report(
          stage,
          "accessLogSettings.format",
          `logs ${variable}`,
          "write the format without it",
        ),
    );
  },
});
