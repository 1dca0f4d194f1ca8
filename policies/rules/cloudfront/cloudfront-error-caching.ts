import { defaultErrorCachingSeconds } from "../../../aws/cloudfront-statuses.ts";
import { cachingDisabledId } from "../../reading/behavior-policy.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { hasUnknown, list, number, part, text, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting, integersSetting } from "../../setting.ts";

export const cloudfrontErrorCaching = resourceRule({
  name: "cloudfront-error-caching",
  statement: "Errors are kept for a moment only.",
  why: "CloudFront keeps an error for ten seconds whatever the origin says, so an outage outlives its cause.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  settings: {
    longestSeconds: integerSetting("How long an error may be kept.", 1, { minimum: 0 }),
    codes: integersSetting("Statuses this is about.", [404, 500, 502, 503, 504]),
  },
  *evaluate(distribution, { longestSeconds, codes }) {
    const { customErrorResponses } = distribution.props;
    const given = list(customErrorResponses);
    const isSaid = customErrorResponses !== unknown && !hasUnknown(given);
    // Where nothing is kept, no error is.
    const keeps = behaviors(distribution).some(
      ({ props }) => text(props["cachePolicyId"]) !== cachingDisabledId,
    );
    for (const code of isSaid && keeps ? codes : []) {
      const index = given.findIndex((each) => number(part(each, "errorCode")) === code);
      const kept =
        number(part(given[index], "errorCachingMinTtl")) ?? defaultErrorCachingSeconds.value;
      if (kept > longestSeconds) {
        yield {
          at:
            index < 0
              ? "customErrorResponses"
              : `customErrorResponses[${index}].errorCachingMinTtl`,
          found: index < 0 ? `has nothing about ${code}` : `is ${kept} for ${code}`,
          write: `write errorCachingMinTtl: ${longestSeconds} for ${code}`,
        };
      }
    }
  },
});
