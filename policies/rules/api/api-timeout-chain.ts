import {
  httpTimeoutRangeMs,
  maxAuthorizerMs,
  restTimeoutRangeMs,
} from "../../../aws/api-gateway.ts";
import { originReadTimeoutRange } from "../../../aws/cloudfront-limits.ts";
import { functionTimeoutRange } from "../../../aws/lambda-limits.ts";
import { checkEach, report } from "../../property-check.ts";
import {
  distributions,
  isBucket,
  isOfUnknownKind,
  isPrivate,
  origins,
} from "../../reading/distribution.ts";
import { httpAuthorizerType, httpIntegrationType } from "../../reading/http-api-reading.ts";
import { type Invocation, invocations } from "../../reading/lambda-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { number, part, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Defaults of Lambda and CloudFront, in seconds. */
const defaultTimeout = functionTimeoutRange.value.default;

const defaultReadTimeout = originReadTimeoutRange.value.default;

/** The longest API Gateway waits for an authorizer. */
const authorizerTimeout = maxAuthorizerMs.value / 1000;

/**
 * The integration's limit is not compared with the origin's: an integration ends when its function does. Nor is the
 * shortest origin used: a first origin may have a short timeout so that the second is in time.
 */
export const apiTimeoutChain = stackRule({
  name: "api-timeout-chain",
  statement: "A function ends before its callers time out.",
  why: "The viewer gets 504 while the function continues and is charged for, and its log shows no error.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
  severity: "low",
  level: "advisory",
  evaluate: (stack) =>
    checkEach(
      invocations(stack).filter((call) => call.function.props["timeout"] !== unknown),
      (call) => {
        const seconds = number(call.function.props["timeout"]) ?? defaultTimeout;
        return checkEach(
          waiting(stack, call),
          ({ who, limit }) =>
            limit !== undefined &&
            seconds > limit &&
            report(
              call.function,
              "timeout",
              `is ${seconds} s, and ${who} waits for ${limit} s`,
              `write timeout: ${Math.floor(limit)} or less`,
            ),
        );
      },
    ),
});

interface Waiting {
  readonly who: string;
  readonly limit: number | undefined;
}

function waiting(stack: Stack, { by, api }: Invocation): readonly Waiting[] {
  if (by.type === httpAuthorizerType) {
    return [{ who: by.name, limit: authorizerTimeout }];
  }
  const given = by.props["timeoutMilliseconds"];
  const isHttp = by.type === httpIntegrationType;
  const limit =
    given === unknown
      ? undefined
      : (number(given) ?? (isHttp ? httpTimeoutRangeMs : restTimeoutRangeMs).value.max) / 1000;
  const fronts = distributions(stack).filter(
    (each) => api !== undefined && stack.reach(each, "origins").has(api),
  );
  return [
    { who: by.name, limit },
    ...fronts.map((each) => ({ who: each.name, limit: patience(each, !isHttp) })),
  ];
}

/** The longest a distribution waits for its public origins, or for those in a VPC. */
function patience(distribution: StackResource, inVpc: boolean): number | undefined {
  const config = inVpc ? "vpcOriginConfig" : "customOriginConfig";
  const given = origins(distribution);
  const all = given
    .filter((origin) => !isBucket(origin) && isPrivate(origin) === inVpc)
    .map(({ props }) => part(props, config, "originReadTimeout"));
  return all.length === 0 || all.includes(unknown) || given.some(isOfUnknownKind)
    ? undefined
    : Math.max(...all.map((each) => number(each) ?? defaultReadTimeout));
}
