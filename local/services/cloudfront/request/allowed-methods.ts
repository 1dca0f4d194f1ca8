/**
 * Which methods a behavior takes, and which of them a cache may answer.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesAllowedHTTPMethods
 * @module
 */
import type { Behavior } from "../model.ts";

/** Whether a behavior takes a method. Names are case-sensitive (RFC 9110 §9.1). A refusal is a 403. */
export function isMethodAllowed(
  behavior: Pick<Behavior, "allowedMethods">,
  method: string,
): boolean {
  return behavior.allowedMethods.has(method);
}

/** Whether answers to a method may come from the cache: GET and HEAD always, OPTIONS where it was chosen. */
export function isMethodCached(behavior: Pick<Behavior, "cachedMethods">, method: string): boolean {
  return (
    method === "GET" ||
    method === "HEAD" ||
    (method === "OPTIONS" && behavior.cachedMethods.has("OPTIONS"))
  );
}
