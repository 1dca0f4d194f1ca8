/**
 * What stands before the edge and may turn requests away: a web ACL, as the edge sees one.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
 * @module
 */
import type { Message, ViewerRequest } from "../../../http/message.ts";

/** What becomes of a request. */
export type Verdict =
  | { readonly kind: "pass" }
  /** Without an answer of the firewall's own, CloudFront answers 403, and its page for that status may stand for it. */
  | { readonly kind: "block"; readonly answer: Message | undefined };

/** A firewall. */
export interface Firewall {
  /** Judges one request, and counts it. @throws never */
  inspect(request: ViewerRequest): Verdict;
}

/** Judges one request. */
export type Inspect = (request: ViewerRequest) => Verdict;

const pass: Verdict = { kind: "pass" };

/**
 * Has a firewall judge each request once, though two ways of the edge may ask: one that passed on the
 * short way is answered there, and one that was blocked there is remembered for the long way.
 */
export function inspectOnce(firewall: Firewall | undefined): Inspect {
  if (firewall === undefined) {
    return () => pass;
  }
  const blocked = new WeakMap<ViewerRequest, Verdict>();
  return (request) => {
    const known = blocked.get(request);
    if (known !== undefined) {
      return known;
    }
    const verdict = firewall.inspect(request);
    if (verdict.kind === "block") {
      blocked.set(request, verdict);
    }
    return verdict;
  };
}
