import { originHeaderLimits } from "../../../aws/cloudfront-limits.ts";
import { tooMany } from "../../old-finding.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { list, part, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const limits = originHeaderLimits.value;

export const cloudfrontOriginHeaderSizes = resourceRule({
  name: "cloudfront-origin-header-sizes",
  statement: "Headers added for origins are as few and short as CloudFront takes.",
  why: "CloudFront refuses more than 30 of an origin, and longer ones.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of origins(distribution)) {
      const headers = list(props["customHeaders"]);
      yield* tooMany(`${at}.customHeaders`, headers.length, limits.count, "headers");
      let total = 0;
      for (const [index, header] of headers.entries()) {
        const name = text(part(header, "name"))?.length ?? 0;
        const value = text(part(header, "value"))?.length ?? 0;
        total += name + value;
        const where = `${at}.customHeaders[${index}]`;
        yield* tooMany(`${where}.name`, name, limits.name, "characters");
        yield* tooMany(`${where}.value`, value, limits.value, "characters");
      }
      yield* tooMany(`${at}.customHeaders`, total, limits.total, "characters");
    }
  },
});
