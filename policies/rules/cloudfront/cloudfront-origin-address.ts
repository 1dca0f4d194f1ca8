import { tooMany } from "../../old-finding.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginAddress = resourceRule({
  name: "cloudfront-origin-address",
  statement: "Origins have a host's name and a path in the form CloudFront takes.",
  why: "CloudFront refuses anything else after minutes.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of origins(distribution)) {
      const domainName = text(props["domainName"]);
      if (domainName !== undefined && !isHostName(domainName)) {
        yield {
          at: `${at}.domainName`,
          found: `is ${shown(domainName)}`,
          write: "write a host's name, without scheme, port, path or address",
        };
      }
      const originPath = text(props["originPath"]);
      if (originPath !== undefined && !/^\/(.*[^/])?$/.test(originPath)) {
        yield {
          at: `${at}.originPath`,
          found: `is ${shown(originPath)}`,
          write: "write a path that begins with / and does not end with one",
        };
      }
      yield* tooMany(`${at}.originPath`, originPath?.length ?? 0, 255, "characters");
    }
  },
});

function isHostName(name: string): boolean {
  return name.length <= 253 && /^[\w-]+(\.[\w-]+)+$/.test(name) && !/^\d+(\.\d+)+$/.test(name);
}
