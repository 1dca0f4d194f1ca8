import { checkEach, overCount, property } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginAddress = resourceRule({
  name: "cloudfront-origin-address",
  statement: "Origins have a host name and a path in the form that CloudFront accepts.",
  why: "CloudFront refuses any other form after minutes.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      origins(distribution),
      property("domainName", {
        fits: (name) => isHostName(text(name)),
        write: "write a host's name, without scheme, port, path or address",
      }),
      property("originPath", {
        fits: (path) => /^\/(.*[^/])?$/.test(text(path) ?? "/"),
        write: "write a path that begins with / and does not end with one",
      }),
      (origin) =>
        overCount(
          origin,
          "originPath",
          text(origin.props["originPath"])?.length ?? 0,
          255,
          "characters",
        ),
    ),
});

function isHostName(name: string | undefined): boolean {
  return (
    name === undefined ||
    (name.length <= 253 && /^[\w-]+(\.[\w-]+)+$/.test(name) && !/^\d+(\.\d+)+$/.test(name))
  );
}
