/**
 * Routing rules of a website.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html#advanced-conditional-redirects
 * @module
 */
import type { RoutingRule } from "./website.ts";

/** Where a request is redirected to. */
export interface RuleRedirect {
  readonly status: number;
  readonly location: string;
}

/**
 * The redirect of the first rule that applies, see `routingRuleOrder` in aws/.
 *
 * @param host The `Host` header, for rules that name no host.
 * @param errorStatus The status of the error; `undefined` before the object is read.
 */
export function routeKey(
  rules: readonly RoutingRule[],
  host: string,
  key: string,
  errorStatus?: number,
): RuleRedirect | undefined {
  const rule = rules.find(
    (each) => each.errorStatus === errorStatus && key.startsWith(each.keyPrefix),
  );
  if (rule === undefined) {
    return undefined;
  }
  const { protocol, hostName = host, status } = rule;
  return { status, location: `${protocol}://${hostName}/${encodeURI(newKey(rule, key))}` };
}

function newKey(
  { keyPrefix, replaceKeyWith, replaceKeyPrefixWith }: RoutingRule,
  key: string,
): string {
  if (replaceKeyWith !== undefined) {
    return replaceKeyWith;
  }
  return replaceKeyPrefixWith === undefined
    ? key
    : `${replaceKeyPrefixWith}${key.slice(keyPrefix.length)}`;
}
