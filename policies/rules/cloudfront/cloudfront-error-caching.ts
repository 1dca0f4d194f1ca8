import { defaultErrorCachingSeconds } from "../../../aws/cloudfront-statuses.ts";
import { checkEach, report } from "../../property-check.ts";
import { cachingDisabledId } from "../../reading/behavior-policy.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { hasUnknown, list, number, part, text, unknown } from "../../reading/value.ts";
import { integerSetting, integersSetting, resourceRule } from "../../rule.ts";

export const cloudfrontErrorCaching = resourceRule({
  name: "cloudfront-error-caching",
  statement: "Errors are cached for a moment only.",
  why: "CloudFront caches an error for ten seconds unless configured otherwise, so an outage outlives its cause.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html",
  severity: "medium",
  types: [distributionType],
  settings: {
    longestSeconds: integerSetting("How long an error may be cached.", 1, { minimum: 0 }),
    codes: integersSetting("Statuses this is about.", [404, 500, 502, 503, 504]),
  },
  evaluate(distribution, { longestSeconds, codes }) {
    const at = "customErrorResponses";
    const given = distribution.props[at];
    // Where nothing is cached, no error is.
    const caches = behaviors(distribution).some(
      ({ props: { cachePolicyId } }) =>
        cachePolicyId !== unknown && text(cachePolicyId) !== cachingDisabledId,
    );
    return checkEach(!hasUnknown(given) && caches ? codes : [], (code) => {
      const index = list(given).findIndex((each) => number(part(each, "errorCode")) === code);
      const seconds =
        number(part(given, index, "errorCachingMinTtl")) ?? defaultErrorCachingSeconds.value;
      return (
        seconds > longestSeconds &&
        report(
          distribution,
          index < 0 ? at : `${at}[${index}].errorCachingMinTtl`,
          index < 0 ? `has nothing about ${code}` : `is ${seconds} for ${code}`,
          `write errorCachingMinTtl: ${longestSeconds} for ${code}`,
        )
      );
    });
  },
});
