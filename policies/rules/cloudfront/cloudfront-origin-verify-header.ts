import { isOpen, origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent, list, part, text, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { stringSetting } from "../../setting.ts";

export const cloudfrontOriginVerifyHeader = resourceRule({
  name: "cloudfront-origin-verify-header",
  statement:
    "Public origins are sent a header that tells them a request came through this distribution.",
  why: "An origin that cannot tell answers whoever asks it directly, past the firewall.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  settings: {
    headerName: stringSetting(
      "Name of the header that proves to an origin who asks.",
      "x-origin-verify",
    ),
  },
  *evaluate(distribution, { headerName }) {
    for (const origin of origins(distribution).filter(isOpen)) {
      const { customHeaders } = origin.props;
      const headers = list(customHeaders);
      // Whether it is there is all that is asked: the value is a secret.
      const isSent = headers.some(
        (header) =>
          part(header, "name") === unknown ||
          (text(part(header, "name"))?.toLowerCase() === headerName.toLowerCase() &&
            isPresent(part(header, "value"))),
      );
      if (customHeaders !== unknown && !isSent) {
        yield {
          at: `${origin.at}.customHeaders`,
          found: `has no ${headerName}`,
          write: `write a header ${headerName} with a secret the origin checks`,
        };
      }
    }
  },
});
