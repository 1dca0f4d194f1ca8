import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { part, shown, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const cloudfrontOriginTls = resourceRule({
  name: "cloudfront-origin-tls",
  statement: "Public origins are asked with TLS 1.2.",
  why: "CloudFront falls back to the oldest version it is allowed, and older ones have known attacks.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.10", "CKV2_AWS_54"],
  types: [distributionType],
  settings: {
    versions: listSetting("Versions of TLS that may be spoken to origins.", ["TLSv1.2"]),
  },
  *evaluate(distribution, { versions }) {
    for (const { at, props } of origins(distribution)) {
      const allowed = texts(part(props["customOriginConfig"], "originSslProtocols"));
      if (allowed.some((version) => !versions.includes(version))) {
        yield {
          at: `${at}.customOriginConfig.originSslProtocols`,
          found: `is ${shown(allowed)}`,
          write: `write ${shown(versions)}`,
        };
      }
    }
  },
});
