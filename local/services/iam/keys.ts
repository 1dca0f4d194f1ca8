/**
 * The simulated condition keys, and their values for a request on loopback.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 * @module
 */

import type { KeyLookup } from "./condition.ts";
import type { Principal } from "./principal.ts";

/**
 * Request parameters by condition key in lower case, like `s3:prefix`; a missing one was not sent. A caller may add keys
 * that are not simulated, which are unknown otherwise.
 */
export type RequestContext = Readonly<Record<string, string>>;

/** Keys of the caller and of the connection. */
const callerKeys = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:resourceaccount",
  "aws:securetransport",
  "aws:sourceaccount",
  "aws:sourcearn",
  "s3:tlsversion",
] as const;

/** Keys of the request itself, which the server of a service hands over. */
const requestKeys = [
  "aws:sourcevpce",
  "s3:delimiter",
  "s3:if-match",
  "s3:if-none-match",
  "s3:max-keys",
  "s3:prefix",
  "s3:versionid",
  "secretsmanager:secretid",
  "secretsmanager:versionid",
  "secretsmanager:versionstage",
  "ses:fromaddress",
  "ses:fromdisplayname",
];

/** Whether a condition key, in any case, is simulated. */
export function isKnownKey(key: string): boolean {
  const name = key.toLowerCase();
  return callerKeys.some((each) => each === name) || requestKeys.includes(name);
}

/**
 * Values of condition keys for one request.
 *
 * @param accountId The account that owns everything.
 * @param context Without it nothing is known of the request itself, and conditions on it are unknown.
 */
export function keyLookup(
  principal: Principal,
  accountId: string,
  context: RequestContext | undefined,
): KeyLookup {
  const caller = callerValues(principal, accountId);
  return (key) => {
    if (Object.hasOwn(caller, key)) {
      return { known: true, value: caller[key] };
    }
    if (context !== undefined && Object.hasOwn(context, key)) {
      return { known: true, value: context[key] };
    }
    return context !== undefined && requestKeys.includes(key)
      ? { known: true, value: undefined }
      : { known: false };
  };
}

function callerValues(
  principal: Principal,
  accountId: string,
): Readonly<Record<string, string | undefined>> {
  const isService = principal.kind === "service";
  const values: Record<(typeof callerKeys)[number], string | undefined> = {
    "aws:principalaccount": hasArn(principal) ? accountId : undefined,
    "aws:principalarn": arnOf(principal, accountId),
    "aws:principalisawsservice": String(isService),
    "aws:resourceaccount": accountId,
    // Plain HTTP on loopback represents HTTPS.
    "aws:securetransport": "true",
    // The ARN of a bucket has no account.
    "aws:sourceaccount": isService ? principal.sourceArn.split(":")[4] || accountId : undefined,
    "aws:sourcearn": isService ? principal.sourceArn : undefined,
    "s3:tlsversion": "1.3",
  };
  return values;
}

function hasArn(principal: Principal): boolean {
  return principal.kind === "account" || principal.kind === "role";
}

function arnOf(principal: Principal, accountId: string): string | undefined {
  if (principal.kind === "role") {
    return principal.arn;
  }
  return principal.kind === "account" ? `arn:aws:iam::${accountId}:root` : undefined;
}
