/**
 * The origin that a CloudFront function chose for a request.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html
 * @module
 */
import type { HeaderMap, ViewerProtocol } from "../../../http/message.ts";
import { eventOrigin } from "../lambda/lambda-event.ts";
import { judgeOrigin } from "../lambda/returned-origin.ts";
import type { Behavior, Distribution, Origin, OriginChoice } from "../model.ts";
import { originsOf } from "../origin/origin-group.ts";
import { bag } from "./function-fields.ts";
import type { OriginChange } from "./viewer-function.ts";

/** Origins for a request, or what is wrong with the change. */
type ChangeDecision =
  | { readonly kind: "origins"; readonly origins: OriginChoice }
  | { readonly kind: "invalid"; readonly reason: string };

/** What the change is made in. */
export interface ChangeContext {
  readonly distribution: Distribution;
  readonly behavior: Behavior;
  readonly protocol: ViewerProtocol;
  /** The headers of the request as the function returned it. */
  readonly headers: HeaderMap;
}

type Settings = Readonly<Record<string, unknown>>;

function invalid(reason: string): ChangeDecision {
  return { kind: "invalid", reason };
}

/** Settings that have no counterpart on loopback, where no connection is made that they would apply to. */
const inert = ["originShield", "allowedCertificateNames", "sni", "ipAddressType", "mTLSConfig"];

const known = new Set([
  ...inert,
  "connectionAttempts",
  "customHeaders",
  "customOriginConfig",
  "domainName",
  "hostHeader",
  "originAccessControlConfig",
  "originPath",
  "timeouts",
]);

/** Like `name.s3.eu-west-1.amazonaws.com`: a bucket that no website is served from. */
const bucketName = /\.s3[.-](?!website)(?:[a-z0-9-]+\.)?amazonaws\.com$/;

/** Headers of `updateRequestOrigin` in the shape that events have. */
function eventHeadersOf(headers: unknown): unknown {
  const byName = bag(headers);
  return byName === undefined
    ? headers
    : Object.fromEntries(Object.entries(byName).map(([name, value]) => [name, [{ value }]]));
}

/** Drops what is not given: the assigned origin's settings stay. */
function given(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** Whether requests to a bucket are signed. */
function isSigned(control: unknown, base: Origin): boolean {
  const { enabled, signingBehavior } = bag(control) ?? {};
  return control === undefined
    ? base.kind === "s3" && base.signed
    : enabled === true && signingBehavior !== "never";
}

/** The origin with the numbers that events of Lambda@Edge do not have; a string says what is wrong. */
function withConnection(origin: Origin, settings: Settings): Origin | string {
  const { connectionAttempts: attempts = origin.connectionAttempts } = settings;
  const { connectionTimeout: timeout = origin.connectionTimeoutSeconds } =
    bag(settings["timeouts"]) ?? {};
  const within = (value: unknown, max: number): value is number =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max;
  if (!within(attempts, 3)) {
    return "connectionAttempts must be a whole number from 1 to 3";
  }
  if (!within(timeout, 10)) {
    return "timeouts.connectionTimeout must be a whole number from 1 to 10";
  }
  const { hostHeader } = settings;
  if (hostHeader !== undefined && (typeof hostHeader !== "string" || /[:\s]/.test(hostHeader))) {
    return "hostHeader must be a host name without a port";
  }
  const connected = {
    ...origin,
    connectionAttempts: attempts,
    connectionTimeoutSeconds: timeout,
  };
  return connected.kind === "custom" && hostHeader !== undefined
    ? { ...connected, hostHeader }
    : connected;
}

/** An origin with some settings replaced. */
function updated(base: Origin, written: unknown, context: ChangeContext): Origin | string {
  const settings = bag(written);
  if (settings === undefined) {
    return "updateRequestOrigin must be given an object";
  }
  const unknown = Object.keys(settings).find((name) => !known.has(name));
  if (unknown !== undefined) {
    return `updateRequestOrigin knows no setting ${unknown}`;
  }
  if (base.kind === "custom" && base.vpcOriginId !== undefined) {
    return "updateRequestOrigin cannot update a VPC origin";
  }
  const { domainName = base.domainName } = settings;
  const timeouts = bag(settings["timeouts"]) ?? {};
  const toBucket =
    bucketName.test(String(domainName)) && settings["customOriginConfig"] === undefined;
  const shown = eventOrigin(base, context.protocol);
  const shared = given({
    domainName,
    path: settings["originPath"],
    customHeaders:
      settings["customHeaders"] === undefined
        ? undefined
        : eventHeadersOf(settings["customHeaders"]),
    readTimeout: timeouts["readTimeout"],
  });
  const whole = { ...("s3" in shown ? shown.s3 : shown.custom), ...shared };
  const custom = {
    keepaliveTimeout: timeouts["keepAliveTimeout"],
    ...bag(settings["customOriginConfig"]),
  };
  const asked = toBucket ? { s3: whole } : { custom: { ...whole, ...given(custom) } };
  const judged = judgeOrigin(asked, base, context.headers);
  if (judged.kind === "invalid") {
    return judged.reason;
  }
  const origin = withConnection(judged.origin, settings);
  return typeof origin !== "string" && origin.kind === "s3"
    ? { ...origin, signed: isSigned(settings["originAccessControlConfig"], base) }
    : origin;
}

/** An origin of the distribution by its id; a string says what is wrong. */
function selected(id: unknown, { distribution }: ChangeContext): Origin | string {
  const origin = distribution.origins.get(String(id));
  return (
    origin ??
    `an origin must be one of ${[...distribution.origins.keys()].join(", ")}, got ${String(id)}`
  );
}

/** A group that a function made. */
function grouped(written: unknown, context: ChangeContext): ChangeDecision {
  const { originIds, failoverCriteria, selectionCriteria = "default" } = bag(written) ?? {};
  if (!Array.isArray(originIds) || originIds.length !== 2) {
    return invalid("createRequestOriginGroup needs originIds with two origins");
  }
  if (selectionCriteria !== "default") {
    return invalid(
      'createRequestOriginGroup is simulated with the selectionCriteria "default" only',
    );
  }
  const { statusCodes } = bag(failoverCriteria) ?? {};
  if (!Array.isArray(statusCodes) || !statusCodes.every((code) => Number.isInteger(code))) {
    return invalid("createRequestOriginGroup needs failoverCriteria.statusCodes");
  }
  const [primary = "", secondary = ""] = originIds.map((each) =>
    selected(bag(each)?.["originId"] ?? each, context),
  );
  if (typeof primary === "string" || typeof secondary === "string") {
    return invalid(typeof primary === "string" ? primary : String(secondary));
  }
  const failover = { secondary, statusCodes: new Set(statusCodes.map(Number)) };
  return { kind: "origins", origins: { primary, failover } };
}

/** The origins that a change amounts to. In a group only the primary origin is updated. */
export function changedOrigins(change: OriginChange, context: ChangeContext): ChangeDecision {
  if (change.kind === "group") {
    return grouped(change.settings, context);
  }
  const assigned = originsOf(context.distribution, context.behavior);
  const base = change.kind === "select" ? selected(change.originId, context) : assigned.primary;
  if (typeof base === "string") {
    return invalid(base);
  }
  const origin =
    change.kind === "select"
      ? withConnection(base, bag(change.settings) ?? {})
      : updated(base, change.settings, context);
  if (typeof origin === "string") {
    return invalid(origin);
  }
  const failover = change.kind === "select" ? undefined : assigned.failover;
  return { kind: "origins", origins: { primary: origin, failover } };
}
