import { checkEach, property } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { shown, texts } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const cloudfrontOriginTls = resourceRule({
  name: "cloudfront-origin-tls",
  statement: "Public origins are called with TLS 1.2.",
  why: "CloudFront falls back to the oldest version that is allowed, and older versions have known attacks.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "high",
  anchors: ["CloudFront.10", "CKV2_AWS_54"],
  types: [distributionType],
  settings: {
    versions: listSetting("Versions of TLS that may be used with origins.", ["TLSv1.2"]),
  },
  evaluate: (distribution, { versions }) =>
    checkEach(
      origins(distribution),
      property("customOriginConfig.originSslProtocols", {
        fits: (allowed) => texts(allowed).every((version) => versions.includes(version)),
        found: (allowed) => `is ${shown(texts(allowed))}`,
        write: `write ${shown(versions)}`,
      }),
    ),
});
