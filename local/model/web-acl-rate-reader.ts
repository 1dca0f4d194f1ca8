/**
 * Rate-based statements of a web ACL.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
 * @module
 */
import {
  defaultRateWindowSeconds,
  maxRateKeys,
  rateLimitRange,
  rateWindowsSeconds,
} from "../../aws/waf.ts";
import type { Component, RateKeyPart, RateStatement } from "../services/waf/web-acl-model.ts";
import type { Reader } from "./property-reader.ts";
import { readTransformations, type WebAclContext } from "./web-acl-source-reader.ts";
import { readStatement } from "./web-acl-statement-reader.ts";

const { min: minLimit, max: maxLimit } = rateLimitRange.value;
const maxKeys = maxRateKeys.value;
const windows = rateWindowsSeconds.value;
const defaultWindow = defaultRateWindowSeconds.value;

/** The address in a proxy header. */
function readForwarded(statement: Reader): RateKeyPart {
  const config = statement.object("forwardedIpConfig");
  return {
    kind: "forwarded-ip",
    header: config.text("headerName").toLowerCase(),
    fallback: config.oneOf("fallbackBehavior", ["MATCH", "NO_MATCH"]),
  };
}

/** Parts that are texts of the request. */
const texts: Readonly<Record<string, (part: Reader) => Component>> = {
  header: (part) => ({ kind: "single-header", name: part.text("name").toLowerCase() }),
  httpMethod: () => ({ kind: "method" }),
  queryArgument: (part) => ({ kind: "single-query-argument", name: part.text("name") }),
  queryString: () => ({ kind: "query-string" }),
  uriPath: () => ({ kind: "uri-path" }),
};

/** @returns `undefined` when the part is not simulated; it is listed by its table. */
function readPart(key: Reader, statement: Reader, context: WebAclContext): RateKeyPart | undefined {
  if (key.has("ip")) {
    return { kind: "ip" };
  }
  if (key.has("forwardedIp")) {
    return readForwarded(statement);
  }
  if (key.has("labelNamespace")) {
    const namespace = key.object("labelNamespace").text("namespace");
    return { kind: "label-namespace", namespace };
  }
  if (key.has("cookie")) {
    const part = key.object("cookie");
    const transformations = readTransformations(part, context);
    return transformations && { kind: "cookie", name: part.text("name"), transformations };
  }
  const found = Object.entries(texts).find(([name]) => key.has(name));
  const part = found && key.object(found[0]);
  const transformations = part && readTransformations(part, context);
  return found && transformations && part
    ? { kind: "text", source: { component: found[1](part), transformations } }
    : undefined;
}

function readCustomKey(
  statement: Reader,
  context: WebAclContext,
): readonly RateKeyPart[] | undefined {
  const keys = statement.objects("customKeys");
  if (keys.length === 0 || keys.length > maxKeys) {
    statement.refuse("customKeys", `must be 1 to ${maxKeys} keys`);
  }
  const parts = keys.map((key) => readPart(key, statement, context));
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

function readKey(statement: Reader, context: WebAclContext): readonly RateKeyPart[] | undefined {
  const type = statement.oneOf(
    "aggregateKeyType",
    ["IP", "FORWARDED_IP", "CUSTOM_KEYS", "CONSTANT"],
    "IP",
  );
  switch (type) {
    case "IP":
      return [{ kind: "ip" }];
    case "FORWARDED_IP":
      return [readForwarded(statement)];
    case "CUSTOM_KEYS":
      return readCustomKey(statement, context);
    case "CONSTANT":
      if (!statement.has("scopeDownStatement")) {
        statement.refuse("scopeDownStatement", "must name the aggregate keys");
      }
      return [];
  }
}

/** Reads a rate-based statement. @returns `undefined` when something in it is not simulated. */
export function readRate(statement: Reader, context: WebAclContext): RateStatement | undefined {
  const limit = statement.number("limit");
  if (!Number.isInteger(limit) || limit < minLimit || limit > maxLimit) {
    statement.refuse("limit", `must be a whole number from ${minLimit} to ${maxLimit}`);
  }
  const seconds = statement.number("evaluationWindowSec", defaultWindow);
  const windowSeconds = windows.find((each) => each === seconds);
  if (windowSeconds === undefined) {
    statement.refuse("evaluationWindowSec", `must be one of ${windows.join(", ")}`);
  }
  const isScoped = statement.has("scopeDownStatement");
  const scopeDown = isScoped
    ? readStatement(statement.object("scopeDownStatement"), context)
    : undefined;
  const key = readKey(statement, context);
  return key === undefined || (isScoped && scopeDown === undefined)
    ? undefined
    : { kind: "rate", limit, windowSeconds: windowSeconds ?? defaultWindow, key, scopeDown };
}
