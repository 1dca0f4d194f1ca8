import { property, turnedOff } from "../../property-check.ts";
import { methodSettingsType } from "../../reading/rest-api-reading.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiDataTrace = resourceRule({
  name: "private-api-data-trace",
  statement: "Data traces of REST APIs are off.",
  why: "Data traces write whole requests and responses into a log, tokens and bodies included.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  severity: "high",
  anchors: ["CKV_AWS_276"],
  types: [methodSettingsType],
  evaluate: property("settings.dataTraceEnabled", turnedOff("write dataTraceEnabled: false")),
});
