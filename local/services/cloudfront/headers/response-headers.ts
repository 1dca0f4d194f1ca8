/**
 * A response headers policy: applied to what leaves the cache, before viewer-response.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 * @module
 */

import { filterHeaders } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";
import type { ResponseHeadersPolicy } from "../model.ts";
import { applyCors } from "./cors.ts";

/**
 * The headers that a viewer gets under a policy. First what the policy removes, then what it adds, so
 * a header that it does both with is there. The map given is not changed; without a policy it is the
 * answer.
 *
 * @param requestOrigin The Origin header of the viewer.
 * @param method Of the viewer's request: some CORS headers belong to OPTIONS alone.
 * @throws never
 */
export function applyResponseHeaders(
  headers: HeaderMap,
  policy: ResponseHeadersPolicy | undefined,
  requestOrigin: string | undefined,
  method: string,
): HeaderMap {
  if (policy === undefined) {
    return headers;
  }
  const kept = filterHeaders(headers, (name) => !policy.remove.includes(name));
  const answer =
    policy.cors === undefined ? kept : applyCors(kept, policy.cors, requestOrigin, method);
  for (const { name, value, override } of policy.set) {
    const lower = name.toLowerCase();
    if (override || answer[lower] === undefined) {
      answer[lower] = [{ key: name, value }];
    }
  }
  return answer;
}
