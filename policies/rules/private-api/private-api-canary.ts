/**
 * A canary is promoted or taken back.
 *
 * @module
 */
import { restStageType } from "../../reading/rest-api.ts";
import { number, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiCanary = resourceRule({
  name: "private-api-canary",
  statement: "No stage of a REST API keeps a canary.",
  why: "Left on, two releases answer for good, and nobody knows which one did.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html",
  severity: "low",
  level: "advisory",
  types: [restStageType],
  settings: {
    maxPercent: {
      description: "How much of the traffic a canary may have.",
      type: "number",
      minimum: 0,
      maximum: 100,
      default: 0,
    },
  },
  *judge({ props: { canarySettings } }, { maxPercent }) {
    const percent = number(part(canarySettings, "percentTraffic")) ?? 0;
    if (percent > maxPercent) {
      yield {
        at: "canarySettings.percentTraffic",
        found: `is ${percent}`,
        write: `write ${maxPercent}, or promote the canary`,
      };
    }
  },
});
