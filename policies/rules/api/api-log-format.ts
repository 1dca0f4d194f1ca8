import { httpStageType } from "../../reading/http-api.ts";
import { restStageType } from "../../reading/rest-api.ts";
import { part, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

/** Variables of a format, like `$context.identity.sourceIp`. */
const variables = /\$(?:[\w.-]|\[['"]?[\w-]+['"]?\])+/g;

export const apiLogFormat = resourceRule({
  name: "api-log-format",
  statement: "Access logs hold no tokens, cookies or secrets.",
  why: "Who may read a log could otherwise call the API in the name of whoever called it.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html",
  severity: "high",
  level: "mandatory",
  types: [httpStageType, restStageType],
  settings: {
    words: listSetting("What no variable of a format may have in its name, in small letters.", [
      "authorization",
      "cookie",
      "token",
      "secret",
      "verify",
      "apikey",
      "accesskey",
      "claims",
    ]),
  },
  *evaluate({ props }, { words }) {
    const format = text(part(props["accessLogSettings"], "format")) ?? "";
    for (const [variable] of format.matchAll(variables)) {
      const word = words.find((each) => variable.toLowerCase().includes(each));
      if (word !== undefined) {
        yield {
          at: "accessLogSettings.format",
          found: `logs ${variable}`,
          write: "write the format without it",
        };
      }
    }
  },
});
