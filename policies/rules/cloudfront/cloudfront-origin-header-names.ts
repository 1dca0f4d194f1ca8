import { refusedOriginHeaders } from "../../../aws/cloudfront-header-lists.ts";
import { checkEach, report } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { matches } from "../../reading/pattern.ts";
import { items } from "../../reading/resource.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginHeaderNames = resourceRule({
  name: "cloudfront-origin-header-names",
  statement: "Custom headers for origins have names that CloudFront allows.",
  why: "CloudFront refuses names that it sets itself, and the distribution with them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(origins(distribution), (origin) => {
      const headers = items(origin, "customHeaders");
      const names = headers.map(({ props }) => text(props["name"])?.toLowerCase() ?? "");
      return headers.map((header, index) => {
        const name = names[index] ?? "";
        return [
          refusedOriginHeaders.value.some((pattern) => matches(pattern, name)) &&
            report(header, "name", `is ${shown(name)}`, "leave it out: CloudFront sets it"),
          name !== "" &&
            names.indexOf(name) < index &&
            report(header, "name", `is ${shown(name)} again`, "write each header once"),
        ];
      });
    }),
});
