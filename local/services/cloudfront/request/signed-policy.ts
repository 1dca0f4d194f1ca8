/**
 * Policy statements of signed URLs and signed cookies.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-custom-policy.html
 * @module
 */
import { BlockList, isIPv4 } from "node:net";
import { signedEpochMax } from "../../../../aws/cloudfront-private-content.ts";
import { compileWildcards } from "./path-pattern.ts";

/** What a policy statement demands. */
export interface SignedPolicy {
  /** `undefined`: everything. */
  readonly resource: string | undefined;
  /** Seconds since the epoch. */
  readonly lessThan: number;
  /** Seconds since the epoch. */
  readonly greaterThan: number | undefined;
  /** An IPv4 address or range. */
  readonly sourceIp: string | undefined;
}

/** The request that is held against a policy. */
export interface SignedSubject {
  /** The URLs that the request may have been signed as. */
  readonly urls: readonly string[];
  readonly clientIp: string;
  readonly nowMs: number;
}

type Bag = Readonly<Record<string, unknown>>;

/** An object with no other keys than some; `undefined` for anything else. */
function bagOf(value: unknown, keys: readonly string[]): Bag | undefined {
  return typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => keys.includes(key))
    ? (value as Bag)
    : undefined;
}

/** Whether a value is a time as CloudFront takes it. */
export function isEpoch(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= signedEpochMax.value;
}

/** The two halves of a range; an address alone is one of 32 bits. */
function parseRange(text: string): { address: string; prefix: number } | undefined {
  const [, address = "", digits = "32"] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  const prefix = Number(digits);
  return isIPv4(address) && prefix <= 32 ? { address, prefix } : undefined;
}

/** Where and to whom a statement applies; `undefined` when it is malformed. */
function readStatement(statement: unknown): SignedPolicy | undefined {
  const { Resource: resource, Condition } = bagOf(statement, ["Resource", "Condition"]) ?? {};
  const condition = bagOf(Condition, ["DateLessThan", "DateGreaterThan", "IpAddress"]);
  if (condition === undefined || (resource !== undefined && typeof resource !== "string")) {
    return undefined;
  }
  const time = (name: string) => bagOf(condition[name], ["AWS:EpochTime"])?.["AWS:EpochTime"];
  const lessThan = time("DateLessThan");
  const greaterThan = time("DateGreaterThan");
  const sourceIp = bagOf(condition["IpAddress"], ["AWS:SourceIp"])?.["AWS:SourceIp"];
  const isWhole =
    isEpoch(lessThan) &&
    (condition["DateGreaterThan"] === undefined || isEpoch(greaterThan)) &&
    (condition["IpAddress"] === undefined ||
      (typeof sourceIp === "string" && parseRange(sourceIp) !== undefined));
  return isWhole
    ? {
        resource,
        lessThan,
        greaterThan: isEpoch(greaterThan) ? greaterThan : undefined,
        sourceIp: typeof sourceIp === "string" ? sourceIp : undefined,
      }
    : undefined;
}

/** Reads a custom policy: JSON with one statement. @returns `undefined` when it is malformed. */
export function readPolicy(json: string): SignedPolicy | undefined {
  try {
    const { Statement } = bagOf(JSON.parse(json), ["Statement"]) ?? {};
    return Array.isArray(Statement) && Statement.length === 1
      ? readStatement(Statement[0])
      : undefined;
  } catch {
    return undefined;
  }
}

/** The canned policy of a URL, as text that was signed. */
export function cannedPolicy(url: string, expires: string): string {
  return `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`;
}

function isFrom(sourceIp: string, clientIp: string): boolean {
  const range = parseRange(sourceIp);
  if (range === undefined || !isIPv4(clientIp)) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(range.address, range.prefix);
  return list.check(clientIp);
}

/** Whether a request meets the conditions of a policy. */
export function meets(policy: SignedPolicy, { urls, clientIp, nowMs }: SignedSubject): boolean {
  const { resource, lessThan, greaterThan, sourceIp } = policy;
  const nowSeconds = nowMs / 1000;
  return (
    nowSeconds < lessThan &&
    (greaterThan === undefined || nowSeconds > greaterThan) &&
    (sourceIp === undefined || isFrom(sourceIp, clientIp)) &&
    (resource === undefined || urls.some(compileWildcards(resource)))
  );
}
