import {
  connectionAttemptsRange,
  connectionTimeoutRange,
  originKeepaliveRange,
  originReadTimeoutRange,
} from "../../../aws/cloudfront-limits.ts";
import { between, checkEach, type Finding, property, report } from "../../property-check.ts";
import { distributionType, type Origin, origins } from "../../reading/distribution.ts";
import { number, part, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const attempts = connectionAttemptsRange.value;

const connect = connectionTimeoutRange.value;

const read = originReadTimeoutRange.value;

const keepalive = originKeepaliveRange.value;

export const cloudfrontOriginTimeouts = resourceRule({
  name: "cloudfront-origin-timeouts",
  statement: "Timeouts of origins are within CloudFront's limits.",
  why: "CloudFront refuses other numbers.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      origins(distribution),
      property("connectionAttempts", between(attempts.min, attempts.max)),
      property("connectionTimeout", between(connect.min, connect.max)),
      ...["customOriginConfig", "vpcOriginConfig"].flatMap((config) => [
        property(`${config}.originReadTimeout`, between(read.min, read.max)),
        property(`${config}.originKeepaliveTimeout`, between(keepalive.min, keepalive.max)),
      ]),
      tooShort,
    ),
});

/** A whole response may not take less time than its beginning. */
function tooShort(origin: Origin): Finding | false {
  const { props } = origin;
  const whole = number(props["responseCompletionTimeout"]) ?? 0;
  const given = ["customOriginConfig", "vpcOriginConfig"].map((config) =>
    part(props[config], "originReadTimeout"),
  );
  const first = given.map(number).find((each) => each !== undefined) ?? read.default;
  return (
    whole !== 0 &&
    !given.includes(unknown) &&
    whole < first &&
    report(
      origin,
      "responseCompletionTimeout",
      `is ${whole}`,
      `write at least ${first}, the read timeout, or leave it out`,
    )
  );
}
