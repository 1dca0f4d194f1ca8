import { methodSettingsType } from "../../reading/rest-api.ts";
import { isTrue, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiDataTrace = resourceRule({
  name: "private-api-data-trace",
  statement: "Data traces of REST APIs are off.",
  why: "They write whole requests into a log, tokens and all that people sent with them.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CKV_AWS_276"],
  types: [methodSettingsType],
  *evaluate({ props: { settings } }) {
    if (isTrue(part(settings, "dataTraceEnabled"))) {
      yield {
        at: "settings.dataTraceEnabled",
        found: "is true",
        write: "write dataTraceEnabled: false",
      };
    }
  },
});
