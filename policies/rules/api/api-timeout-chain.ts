import { distributionType, isBucket, isPrivate, origins } from "../../reading/distribution.ts";

import { httpAuthorizerType, httpIntegrationType } from "../../reading/http-api.ts";
import { type Invocation, invocations } from "../../reading/lambda.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { number, part, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What Lambda and CloudFront take where nobody says, in seconds. */
const defaultTimeout = 3;

const defaultReadTimeout = 30;

/** What API Gateway waits at most for an authorizer. */
const authorizerTimeout = 10;

/**
 * The integration's own limit is not held against the origin's: it ends when its function does. Nor is the
 * shortest origin: a first one may be asked hastily so that the second is in time.
 */
export const apiTimeoutChain = stackRule({
  name: "api-timeout-chain",
  statement: "A function ends before whoever waits for it gives up.",
  why: "The viewer gets 504 while the function goes on, is paid for, and its log says all went well.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
  severity: "low",
  level: "advisory",
  *evaluate(stack) {
    for (const call of invocations(stack)) {
      const { timeout } = call.function.props;
      const seconds = number(timeout) ?? defaultTimeout;
      for (const { who, limit } of timeout === unknown ? [] : waiting(stack, call)) {
        if (limit !== undefined && seconds > limit) {
          yield {
            on: call.function,
            at: "timeout",
            found: `is ${seconds} s, and ${who} waits for ${limit} s`,
            write: `write timeout: ${Math.floor(limit)} or less`,
          };
        }
      }
    }
  },
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
  const defaultMs = by.type === httpIntegrationType ? 30_000 : 29_000;
  const limit = given === unknown ? undefined : (number(given) ?? defaultMs) / 1000;
  const fronts = api === undefined ? [] : stack.ofType(distributionType);
  return [
    { who: by.name, limit },
    ...fronts
      .filter((each) => api !== undefined && stack.reach(each, "origins").has(api))
      .map((each) => ({ who: each.name, limit: patience(each, by.type !== httpIntegrationType) })),
  ];
}

/** The longest a distribution waits for its public origins, or for those in a VPC. */
function patience(distribution: StackResource, inVpc: boolean): number | undefined {
  const config = inVpc ? "vpcOriginConfig" : "customOriginConfig";
  const all = origins(distribution)
    .filter((origin) => !isBucket(origin) && isPrivate(origin) === inVpc)
    .map(({ props }) => part(props, config, "originReadTimeout"));
  return all.length === 0 || all.includes(unknown)
    ? undefined
    : Math.max(...all.map((each) => number(each) ?? defaultReadTimeout));
}
