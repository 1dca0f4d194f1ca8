import { originHeaderLimits } from "../../../aws/cloudfront-limits.ts";
import { checkEach, overCount } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { items, type Part } from "../../reading/resource.ts";
import { list, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const limits = originHeaderLimits.value;

export const cloudfrontOriginHeaderSizes = resourceRule({
  name: "cloudfront-origin-header-sizes",
  statement: "Custom headers for origins are within CloudFront's quotas.",
  why: "CloudFront refuses more than 30 custom headers of an origin, and longer ones.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(origins(distribution), (origin) => {
      const headers = items(origin, "customHeaders");
      const length = (header: Part, key: string) => text(header.props[key])?.length ?? 0;
      const total = headers.reduce(
        (sum, header) => sum + length(header, "name") + length(header, "value"),
        0,
      );
      return [
        overCount(
          origin,
          "customHeaders",
          list(origin.props["customHeaders"]).length,
          limits.count,
          "headers",
        ),
        headers.map((header) => [
          overCount(header, "name", length(header, "name"), limits.name, "characters"),
          overCount(header, "value", length(header, "value"), limits.value, "characters"),
        ]),
        overCount(origin, "customHeaders", total, limits.total, "characters"),
      ];
    }),
});
