import { checkEach, property } from "../../property-check.ts";
import { distributionType, isOpen, origins } from "../../reading/distribution.ts";
import { isPresent, list, part, text, unknown } from "../../reading/value.ts";
import { resourceRule, stringSetting } from "../../rule.ts";

export const cloudfrontOriginVerifyHeader = resourceRule({
  name: "cloudfront-origin-verify-header",
  statement:
    "Public origins are sent a header that proves that a request came through this distribution.",
  why: "An origin that cannot tell responds to direct requests too, past the web ACL.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
  severity: "high",
  types: [distributionType],
  settings: {
    headerName: stringSetting(
      "Name of the header that proves that a request came through the distribution.",
      "x-origin-verify",
    ),
  },
  evaluate: (distribution, { headerName }) =>
    checkEach(
      origins(distribution).filter(isOpen),
      property("customHeaders", {
        // The value is a secret: whether it is there is all that is checked.
        fits: (headers) =>
          list(headers).some(
            (header) =>
              part(header, "name") === unknown ||
              (text(part(header, "name"))?.toLowerCase() === headerName.toLowerCase() &&
                isPresent(part(header, "value"))),
          ),
        found: `has no ${headerName}`,
        write: `write a header ${headerName} with a secret the origin checks`,
      }),
    ),
});
