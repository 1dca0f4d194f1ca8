import { functionType, isMadeForEdge } from "../../reading/edge-function.ts";
import { packageBytes } from "../../reading/package-size.ts";
import { Content } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const edgePackageSize = resourceRule({
  name: "edge-package-size",
  statement: "Packages of edge functions are no larger than 50 MB.",
  why: "CloudFront refuses a larger one, after it has been built and uploaded.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "medium",
  level: "mandatory",
  types: [functionType],
  settings: {
    maxBytes: integerSetting("Bytes of a zip at most.", 52_428_800, {
      minimum: 1,
      maximum: 52_428_800,
    }),
  },
  async evaluate(resource, { maxBytes }) {
    const { code } = resource.props;
    if (!(isMadeForEdge(resource) && code instanceof Content)) {
      return [];
    }
    const size = await packageBytes(code, maxBytes);
    return size === undefined || size <= maxBytes
      ? []
      : [
          {
            at: "code",
            found: `has ${size} bytes`,
            write: `write a bundle of at most ${maxBytes}`,
          },
        ];
  },
});
