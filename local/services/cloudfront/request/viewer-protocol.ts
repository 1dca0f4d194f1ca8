/**
 * What happens to a viewer that came without TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
 * @module
 */
import type { ViewerProtocol } from "../../../http/message.ts";
import type { Behavior } from "../model.ts";

/** What to do with a viewer's protocol. */
type ProtocolDecision =
  | { readonly kind: "proceed" }
  | { readonly kind: "redirect"; readonly status: 301 | 307 }
  | { readonly kind: "refuse"; readonly status: 403 };

const proceed: ProtocolDecision = { kind: "proceed" };
const refuse: ProtocolDecision = { kind: "refuse", status: 403 };

/** Decides on a protocol. Below HTTP/1.1 a method with a body cannot be redirected without losing it: 403. */
export function judgeProtocol(
  policy: Behavior["viewerProtocolPolicy"],
  protocol: ViewerProtocol,
  method: string,
  httpVersion: string,
): ProtocolDecision {
  if (policy === "allow-all" || protocol === "https") {
    return proceed;
  }
  if (policy === "https-only") {
    return refuse;
  }
  if (method === "GET" || method === "HEAD") {
    return { kind: "redirect", status: 301 };
  }
  return Number(httpVersion) < 1.1 ? refuse : { kind: "redirect", status: 307 };
}
