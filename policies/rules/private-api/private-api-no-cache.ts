import { property, turnedOff } from "../../property-check.ts";
import { methodSettingsType, restStageType } from "../../reading/rest-api-reading.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiNoCache = resourceRule({
  name: "private-api-no-cache",
  statement: "REST APIs have no cache.",
  why: "The cache key holds no token, so one caller gets another's response; and the cache is charged by the hour.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
  severity: "high",
  types: [restStageType, methodSettingsType],
  evaluate: (resource) =>
    property(
      resource.type === restStageType ? "cacheClusterEnabled" : "settings.cachingEnabled",
      turnedOff("write false: CloudFront caches what may be cached"),
    )(resource),
});
