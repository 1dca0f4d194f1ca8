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
