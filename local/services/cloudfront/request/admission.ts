/**
 * The rules applied before any function runs: limits, host, country, web ACL, behavior, method, protocol, signature.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * @module
 */

import { headerValue } from "../../../http/header-map.ts";
import type { Message, ViewerRequest } from "../../../http/message.ts";
import type { Observe } from "../../../trace/recording.ts";
import { type Failure, failure } from "../errors/failure.ts";
import type { Behavior, Distribution } from "../model.ts";
import { isMethodAllowed } from "./allowed-methods.ts";
import { withDefaultRoot } from "./default-root-object.ts";
import type { Firewall } from "./firewall.ts";
import { isServedIn } from "./geo-restriction.ts";
import { compileHosts } from "./host-check.ts";
import { normalizePath } from "./path-normalization.ts";
import type { BehaviorChoice } from "./path-pattern.ts";
import { judgeLimits, type LimitRefusal } from "./request-limits.ts";
import { compileSignedJudge, type SignedError } from "./signed-request.ts";
import { judgeProtocol } from "./viewer-protocol.ts";

/** What becomes of a request. */
export type Admission =
  | {
      readonly kind: "admitted";
      readonly behavior: Behavior;
      readonly path: string;
      /** Without the parameters of a signed URL. */
      readonly querystring: string;
    }
  /** The request is not signed as the behavior demands. */
  | { readonly kind: "unsigned"; readonly behavior: Behavior; readonly code: SignedError }
  | {
      readonly kind: "redirect";
      readonly behavior: Behavior;
      readonly status: 301 | 307;
      readonly location: string;
    }
  /** @see {@link Verdict} of a web ACL */
  | { readonly kind: "blocked"; readonly answer: Message | undefined }
  | {
      readonly kind: "refused";
      readonly failure: Failure;
      /** `undefined`: refused before a behavior was chosen. */
      readonly behavior: Behavior | undefined;
      readonly closes: boolean;
    };

/** Decides on one request. */
type Gate = (request: ViewerRequest) => Admission;

/** Refused, and the connection lives on. */
function refused(failed: Failure, behavior?: Behavior): Admission {
  return { kind: "refused", failure: failed, behavior, closes: false };
}

/** Chooses the behavior of a path, and reports it with those before it. */
function chooseBehavior(behaviorOf: BehaviorChoice, path: string, observe?: Observe): Behavior {
  const recording = observe?.();
  if (recording === undefined) {
    return behaviorOf(path);
  }
  const passedOver: Behavior[] = [];
  const behavior = behaviorOf(path, passedOver);
  recording.note({
    kind: "behavior",
    pathPattern: behavior.pathPattern,
    origin: behavior.targetOriginId,
    passedOver: passedOver.map(({ pathPattern }) => ({
      pathPattern,
      why: `${path} does not match ${pathPattern}`,
    })),
  });
  return behavior;
}

/** Words for each refusal by limit. */
const limitSentences = {
  400: "badRequest",
  403: "bodyOnGet",
  414: "urlTooLong",
  494: "headTooLarge",
} as const;

/** The answer to a request beyond a limit. */
function overLimit({ status, closes }: LimitRefusal): Admission {
  const failed = failure(status, limitSentences[status]);
  return { kind: "refused", failure: failed, behavior: undefined, closes };
}

/** Where a redirect leads: the same URL with TLS, as the viewer wrote it. */
function secureLocation(request: ViewerRequest, host: string): string {
  const query = request.querystring === "" ? "" : `?${request.querystring}`;
  return `https://${host}${request.path}${query}`;
}

/**
 * Compiles the rules of a distribution.
 *
 * For their order see `processingOrder` in aws/cloudfront-behavior.ts.
 *
 * @param nowMs Milliseconds since the epoch.
 * @param firewall A web ACL. @default none: every request passes
 * @param observe Receives which behavior was chosen, and why. @default nobody looks
 */
export function compileGate(
  distribution: Distribution,
  behaviorOf: BehaviorChoice,
  nowMs: () => number,
  firewall?: Firewall,
  observe?: Observe,
): Gate {
  const isOwnHost = compileHosts(distribution);
  const signed = new Map(
    distribution.behaviors.map((behavior) => [
      behavior,
      compileSignedJudge(distribution, behavior),
    ]),
  );
  function admit(request: ViewerRequest, behavior: Behavior, path: string): Admission {
    const decision = signed.get(behavior)?.(request, nowMs());
    if (decision?.kind === "denied") {
      return { kind: "unsigned", behavior, code: decision.code };
    }
    const querystring = decision?.querystring ?? request.querystring;
    return { kind: "admitted", behavior, path, querystring };
  }
  /** What is decided before a behavior is chosen; `undefined`: nothing against the request. */
  function refuseEarly(request: ViewerRequest, host: string): Admission | undefined {
    const limit = judgeLimits(request);
    if (limit !== undefined) {
      return overLimit(limit);
    }
    if (!isOwnHost(host)) {
      return refused(failure(403, "hostUnknown"));
    }
    // See `geoRestrictionBeforeWebAcl` in aws/cloudfront-private-content.ts.
    if (!isServedIn(distribution, request.place ?? {})) {
      return refused(failure(403, "countryBlocked"));
    }
    const verdict = firewall?.inspect(request);
    return verdict?.kind === "block" ? { kind: "blocked", answer: verdict.answer } : undefined;
  }
  return (request) => {
    const host = headerValue(request.headers, "host") ?? "";
    const early = refuseEarly(request, host);
    if (early !== undefined) {
      return early;
    }
    const path = withDefaultRoot(request.path, distribution.defaultRootObject);
    if (path === undefined) {
      return refused(failure(403, "rootObject"));
    }
    const behavior = chooseBehavior(behaviorOf, normalizePath(path), observe);
    if (!isMethodAllowed(behavior, request.method)) {
      return refused(failure(403, "methodNotAllowed"), behavior);
    }
    const { method, httpVersion, protocol = "https" } = request;
    const decision = judgeProtocol(behavior.viewerProtocolPolicy, protocol, method, httpVersion);
    switch (decision.kind) {
      case "proceed":
        return admit(request, behavior, path);
      case "redirect":
        return {
          kind: "redirect",
          behavior,
          status: decision.status,
          location: secureLocation(request, host),
        };
      case "refuse":
        return refused(failure(decision.status, "httpsOnly"), behavior);
    }
  };
}
