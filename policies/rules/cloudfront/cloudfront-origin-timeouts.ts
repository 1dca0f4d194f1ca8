import {
  connectionAttemptsRange,
  connectionTimeoutRange,
  originKeepaliveRange,
  originReadTimeoutRange,
} from "../../../aws/cloudfront-limits.ts";
import type { Finding } from "../../finding.ts";
import { outside } from "../../old-finding.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { number, type Properties, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const attempts = connectionAttemptsRange.value;
const connect = connectionTimeoutRange.value;
const waits = [
  ["originReadTimeout", originReadTimeoutRange.value],
  ["originKeepaliveTimeout", originKeepaliveRange.value],
] as const;

export const cloudfrontOriginTimeouts = resourceRule({
  name: "cloudfront-origin-timeouts",
  statement: "Waits for origins are within what CloudFront takes.",
  why: "CloudFront refuses other numbers.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of origins(distribution)) {
      yield* outside(
        `${at}.connectionAttempts`,
        props["connectionAttempts"],
        attempts.min,
        attempts.max,
      );
      yield* outside(
        `${at}.connectionTimeout`,
        props["connectionTimeout"],
        connect.min,
        connect.max,
      );
      for (const config of ["customOriginConfig", "vpcOriginConfig"] as const) {
        const inner = props[config];
        for (const [wait, { min, max }] of waits) {
          yield* outside(`${at}.${config}.${wait}`, part(inner, wait), min, max);
        }
      }
      yield* tooShort(at, props);
    }
  },
});

/** A whole answer may not take less than its beginning. */
function* tooShort(at: string, props: Properties): Generator<Finding, void, undefined> {
  const whole = number(props["responseCompletionTimeout"]) ?? 0;
  const read =
    number(part(props["customOriginConfig"], "originReadTimeout")) ??
    number(part(props["vpcOriginConfig"], "originReadTimeout")) ??
    originReadTimeoutRange.value.default;
  if (whole !== 0 && whole < read) {
    yield {
      at: `${at}.responseCompletionTimeout`,
      found: `is ${whole}`,
      write: `write at least ${read}, the read timeout, or leave it out`,
    };
  }
}
