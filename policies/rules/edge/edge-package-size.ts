import { maxPackageBytes } from "../../../aws/lambda-limits.ts";
import { report } from "../../property-check.ts";
import { functionType, isMadeForEdge } from "../../reading/edge-function-reading.ts";
import { packageBytes } from "../../reading/package-size.ts";
import { Content } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

export const edgePackageSize = resourceRule({
  name: "edge-package-size",
  statement: "Packages of edge functions are no larger than 50 MB.",
  why: "CloudFront refuses a larger one, after it has been built and uploaded.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "medium",
  types: [functionType],
  settings: {
    maxBytes: integerSetting("Bytes of a zip at most.", maxPackageBytes.value, {
      minimum: 1,
      maximum: maxPackageBytes.value,
    }),
  },
  async evaluate(resource, { maxBytes }) {
    const { code } = resource.props;
    const size =
      isMadeForEdge(resource) && code instanceof Content
        ? await packageBytes(code, maxBytes)
        : undefined;
    return (
      size !== undefined &&
      size > maxBytes &&
      report(resource, "code", `has ${size} bytes`, `write a bundle of at most ${maxBytes}`)
    );
  },
});
