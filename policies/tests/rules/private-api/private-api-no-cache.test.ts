import { methodSettingsType, restStageType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiNoCache } from "../../../rules/private-api/private-api-no-cache.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const stage = (cacheClusterEnabled: unknown) =>
  resource(restStageType, { props: { cacheClusterEnabled } });
const write = "write false: CloudFront caches what may be cached";

describeRule(privateApiNoCache, {
  passes: [
    { title: "off", given: stage(false) },
    { title: "no override", given: stage(undefined) },
    { title: "not known yet", given: stage(unknown) },
    { title: "methods with defaults", given: resource(methodSettingsType) },
  ],
  violates: [
    {
      title: "a cache",
      given: stage(true),
      reports: [`example-stage cacheClusterEnabled is true; ${write}`],
    },
    {
      title: "a cache for some methods",
      given: resource(methodSettingsType, { props: { settings: { cachingEnabled: true } } }),
      reports: [`example-methodSettings settings.cachingEnabled is true; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(methodSettingsType), ["settings", "cachingEnabled"], true),
    reports: [`desk-api-settings settings.cachingEnabled is true; ${write}`],
  },
});
