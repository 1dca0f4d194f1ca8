/**
 * The interface of a web ACL, which is inspected before the behavior is chosen and may block a request.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
 * @module
 */
import type { Message, ViewerRequest } from "../../../http/message.ts";

/** What becomes of a request. */
export type Verdict =
  | { readonly kind: "pass" }
  /** Without a response of the web ACL, CloudFront returns 403, or the custom error page for that status. */
  | { readonly kind: "block"; readonly answer: Message | undefined };

/** A web ACL. */
export interface Firewall {
  /** Inspects one request, and counts it. @throws never */
  inspect(request: ViewerRequest): Verdict;
}
