import { methodSettingsType, restStageType } from "../../reading/rest-api.ts";
import { isTrue, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiNoCache = resourceRule({
  name: "private-api-no-cache",
  statement: "REST APIs keep no answers.",
  why: "The key of their cache holds no token, so one caller gets another's answer; and it costs by the hour.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
  severity: "high",
  level: "mandatory",
  types: [restStageType, methodSettingsType],
  *evaluate({ type, props }) {
    const isStage = type === restStageType;
    const on = isStage ? props["cacheClusterEnabled"] : part(props["settings"], "cachingEnabled");
    if (isTrue(on)) {
      yield {
        at: isStage ? "cacheClusterEnabled" : "settings.cachingEnabled",
        found: "is true",
        write: "write false: CloudFront keeps what may be kept",
      };
    }
  },
});
