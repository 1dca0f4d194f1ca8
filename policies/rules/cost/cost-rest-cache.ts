/**
 * REST APIs have no cache of their own.
 *
 * @module
 */
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const costRestCache = resourceRule({
  name: "cost-rest-cache",
  statement: "REST APIs have no cache of their own.",
  why: "It costs from 15 USD a month by the hour, and keeps a second copy that the facade cannot forget.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
  severity: "low",
  level: "mandatory",
  types: ["aws:apigateway/stage:Stage"],
  *judge({ props }) {
    if (isTrue(props["cacheClusterEnabled"])) {
      yield {
        at: "cacheClusterEnabled",
        found: "is true",
        write: "take it out, and cacheClusterSize with it",
      };
    }
  },
});
