/**
 * Signed URLs and signed cookies.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html
 * @module
 */
import { createPublicKey, createVerify, type KeyObject } from "node:crypto";
import { type signedErrors, signedParameters } from "../../../../aws/cloudfront-private-content.ts";
import { hostName, isLoopbackHost } from "../../../http/foreign-site.ts";
import { headerValue } from "../../../http/header-map.ts";
import type { ViewerRequest } from "../../../http/message.ts";
import type { Behavior, Distribution } from "../model.ts";
import {
  cannedPolicy,
  isEpoch,
  meets,
  readPolicy,
  type SignedPolicy,
  type SignedSubject,
} from "./signed-policy.ts";

/** Why a request is refused: the code in the response. */
export type SignedError = keyof typeof signedErrors.value;

/** What becomes of a request to a behavior that restricts viewer access. */
export type SignedDecision =
  /** @see {@link withoutSignature} */
  | { readonly kind: "allowed"; readonly querystring: string }
  | { readonly kind: "denied"; readonly code: SignedError };

/** Decides on one request. @param nowMs Milliseconds since the epoch. */
export type SignedJudge = (request: ViewerRequest, nowMs: number) => SignedDecision;

/** The values that a request was signed with. */
interface Signing {
  readonly keyPairId: string | undefined;
  readonly signature: string | undefined;
  readonly policy: string | undefined;
  readonly expires: string | undefined;
  readonly hash: string;
}

const parameterNames: ReadonlySet<string> = new Set(signedParameters.value);

function nameOf(parameter: string): string {
  const equals = parameter.indexOf("=");
  return equals < 0 ? parameter : parameter.slice(0, equals);
}

/** A query without the parameters of signed URLs, which neither the cache key nor the origin has. */
export function withoutSignature(querystring: string): string {
  return querystring
    .split("&")
    .filter((parameter) => !parameterNames.has(nameOf(parameter)))
    .join("&");
}

/** Decodes percent-encoding; what is malformed stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The last value of each name. An empty one counts as missing. */
function valuesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .map((pair) => [nameOf(pair), decoded(pair.slice(nameOf(pair).length + 1))] as const)
      .filter(([, value]) => value !== ""),
  );
}

/** A URL's signature counts, and cookies where it has none. */
function signingOf(request: ViewerRequest): Signing {
  const query = valuesOf(request.querystring.split("&"));
  const isInUrl = ["Key-Pair-Id", "Signature", "Policy"].some((name) => query.has(name));
  const cookies = headerValue(request.headers, "cookie")?.split(";") ?? [];
  const values = isInUrl ? query : valuesOf(cookies.map((cookie) => cookie.trim()));
  const get = (name: string) => values.get(isInUrl ? name : `CloudFront-${name}`);
  return {
    keyPairId: get("Key-Pair-Id"),
    signature: get("Signature"),
    policy: get("Policy"),
    expires: get("Expires"),
    hash: get("Hash-Algorithm") ?? "SHA1",
  };
}

/** Bytes in base64 whose characters that are invalid in a URL are replaced; `undefined` for anything else. */
function unencode(text: string): Buffer | undefined {
  const base64 = text.replace(/[-_~]/g, (each) => ({ "-": "+", _: "=", "~": "/" })[each] ?? each);
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0
    ? Buffer.from(base64, "base64")
    : undefined;
}

/**
 * The URLs that a request may have been signed as. Under a name of the distribution there is one. Under a loopback
 * name the request stands for one to any of them, since its URL was signed for deployment.
 */
function compileUrls({
  domainName,
  aliases,
}: Pick<Distribution, "domainName" | "aliases">): (request: ViewerRequest) => readonly string[] {
  const names = [domainName, ...aliases.filter((alias) => !alias.includes("*"))];
  return (request) => {
    const host = headerValue(request.headers, "host") ?? "";
    const { protocol = "https", path } = request;
    const rest = withoutSignature(request.querystring);
    const target = `${path}${rest === "" ? "" : `?${rest}`}`;
    const url = (scheme: string, name: string) => `${scheme}://${name}${target}`;
    if (!isLoopbackHost(hostName(host))) {
      return [url(protocol, hostName(host))];
    }
    return [...names.flatMap((name) => [url("https", name), url("http", name)]), url("http", host)];
  };
}

function isSignedBy(key: KeyObject, hash: string, text: string, signature: Buffer): boolean {
  return createVerify(hash).update(text).verify(key, signature);
}

/** The policy of a request whose signature is good, or why there is none. */
function verifiedPolicy(
  { policy, expires, hash }: Signing,
  key: KeyObject,
  signature: Buffer,
  { urls }: SignedSubject,
): SignedPolicy | SignedError {
  if (policy !== undefined) {
    const text = unencode(policy)?.toString();
    const read = text === undefined ? undefined : readPolicy(text);
    if (text === undefined || read === undefined) {
      return "MalformedPolicy";
    }
    return isSignedBy(key, hash, text, signature) ? read : "AccessDenied";
  }
  if (expires === undefined) {
    return "MissingPolicy";
  }
  const lessThan = /^\d+$/.test(expires) ? Number(expires) : undefined;
  if (!isEpoch(lessThan)) {
    return "MalformedPolicy";
  }
  return urls.some((url) => isSignedBy(key, hash, cannedPolicy(url, expires), signature))
    ? { resource: undefined, lessThan, greaterThan: undefined, sourceIp: undefined }
    : "AccessDenied";
}

/** The policy of a request, or why there is none. */
function policyOf(
  signing: Signing,
  keys: ReadonlyMap<string, KeyObject>,
  subject: SignedSubject,
): SignedPolicy | SignedError {
  if (signing.keyPairId === undefined) {
    return "MissingKey";
  }
  if (signing.signature === undefined) {
    return "MissingSignature";
  }
  const key = keys.get(signing.keyPairId);
  if (key === undefined) {
    return "InvalidKey";
  }
  const signature = unencode(signing.signature);
  if (signature === undefined) {
    return "MalformedSignature";
  }
  // No other is documented, and it names what is verified.
  return ["SHA1", "SHA256"].includes(signing.hash)
    ? verifiedPolicy(signing, key, signature, subject)
    : "AccessDenied";
}

/** Compiles the trusted keys of a behavior; `undefined` when it serves viewers without a signature. */
export function compileSignedJudge(
  distribution: Pick<Distribution, "domainName" | "aliases">,
  { trustedKeys }: Pick<Behavior, "trustedKeys">,
): SignedJudge | undefined {
  if (trustedKeys === undefined) {
    return undefined;
  }
  const keys = new Map([...trustedKeys].map(([id, pem]) => [id, createPublicKey(pem)]));
  const urlsOf = compileUrls(distribution);
  return (request, nowMs) => {
    const subject: SignedSubject = { urls: urlsOf(request), clientIp: request.clientIp, nowMs };
    const policy = policyOf(signingOf(request), keys, subject);
    if (typeof policy === "string") {
      return { kind: "denied", code: policy };
    }
    return meets(policy, subject)
      ? { kind: "allowed", querystring: withoutSignature(request.querystring) }
      : { kind: "denied", code: "AccessDenied" };
  };
}
