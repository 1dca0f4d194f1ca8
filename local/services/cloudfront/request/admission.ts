/**
 * The rules applied before any function runs: limits, host, web ACL, behavior, method, protocol.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * @module
 */

import { headerValue } from "../../../http/header-map.ts";
import type { Message, ViewerRequest } from "../../../http/message.ts";
import { type Failure, failure } from "../errors/failure.ts";
import type { Behavior, Distribution } from "../model.ts";
import { isMethodAllowed } from "./allowed-methods.ts";
import { withDefaultRoot } from "./default-root-object.ts";
import type { Firewall } from "./firewall.ts";
import { compileHosts } from "./host-check.ts";
import { normalizePath } from "./path-normalization.ts";
import type { BehaviorChoice } from "./path-pattern.ts";
import { judgeLimits, type LimitRefusal } from "./request-limits.ts";
import { judgeProtocol } from "./viewer-protocol.ts";

/** What becomes of a request. */
export type Admission =
  | { readonly kind: "admitted"; readonly behavior: Behavior; readonly path: string }
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
 * @param firewall A web ACL. @default none: every request passes
 */
export function compileGate(
  distribution: Distribution,
  behaviorOf: BehaviorChoice,
  firewall?: Firewall,
): Gate {
  const isOwnHost = compileHosts(distribution);
  return (request) => {
    const limit = judgeLimits(request);
    if (limit !== undefined) {
      return overLimit(limit);
    }
    const host = headerValue(request.headers, "host") ?? "";
    if (!isOwnHost(host)) {
      return refused(failure(403, "hostUnknown"));
    }
    const verdict = firewall?.inspect(request);
    if (verdict?.kind === "block") {
      return { kind: "blocked", answer: verdict.answer };
    }
    const path = withDefaultRoot(request.path, distribution.defaultRootObject);
    if (path === undefined) {
      return refused(failure(403, "rootObject"));
    }
    const behavior = behaviorOf(normalizePath(path));
    if (!isMethodAllowed(behavior, request.method)) {
      return refused(failure(403, "methodNotAllowed"), behavior);
    }
    const { method, httpVersion, protocol = "https" } = request;
    const decision = judgeProtocol(behavior.viewerProtocolPolicy, protocol, method, httpVersion);
    switch (decision.kind) {
      case "proceed":
        return { kind: "admitted", behavior, path };
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
