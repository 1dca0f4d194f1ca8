/**
 * Response headers policies of the program, each setting rendered to the header it adds.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 * @module
 */

import { corsMethods } from "../../aws/cloudfront-method-sets.ts";
import { policyOrigins } from "../../aws/cors-origins.ts";
import type { GraphNode } from "../program/graph.ts";
import type {
  PolicyCors,
  PolicyHeader,
  ResponseHeadersPolicy,
} from "../services/cloudfront/model.ts";
import { readOrigins } from "./cors-origins-reader.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Reads a resource of type `aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy`. */
export function readResponseHeadersPolicy(
  node: GraphNode,
  findings: Findings,
): ResponseHeadersPolicy {
  const reader = Reader.inputs(node, findings);
  return {
    id: node.id,
    set: [
      ...readSecurityHeaders(reader.object("securityHeadersConfig")),
      ...readCustomHeaders(reader.object("customHeadersConfig")),
    ],
    remove: reader
      .object("removeHeadersConfig")
      .objects("items")
      .map((item) => item.text("header").toLowerCase()),
    cors: reader.has("corsConfig") ? readCors(reader.object("corsConfig")) : undefined,
  };
}

function readCustomHeaders(config: Reader): readonly PolicyHeader[] {
  return config.objects("items").map((item) => ({
    name: item.text("header"),
    value: item.text("value"),
    override: item.flag("override"),
  }));
}

/** Each setting of the security headers, by property, with the header it becomes. */
const securityHeaders: Readonly<
  Record<string, { readonly name: string; readonly value: (setting: Reader) => string }>
> = {
  strictTransportSecurity: { name: "Strict-Transport-Security", value: strictTransportSecurity },
  contentSecurityPolicy: {
    name: "Content-Security-Policy",
    value: (setting) => setting.text("contentSecurityPolicy"),
  },
  contentTypeOptions: { name: "X-Content-Type-Options", value: () => "nosniff" },
  frameOptions: {
    name: "X-Frame-Options",
    value: (setting) => setting.oneOf("frameOption", ["DENY", "SAMEORIGIN"]),
  },
  referrerPolicy: {
    name: "Referrer-Policy",
    value: (setting) => setting.text("referrerPolicy"),
  },
  xssProtection: { name: "X-XSS-Protection", value: xssProtection },
};

function readSecurityHeaders(config: Reader): readonly PolicyHeader[] {
  return Object.entries(securityHeaders)
    .filter(([property]) => config.has(property))
    .map(([property, { name, value }]) => {
      const setting = config.object(property);
      return { name, value: value(setting), override: setting.flag("override") };
    });
}

/** RFC 6797 section 6.1. */
function strictTransportSecurity(setting: Reader): string {
  return [
    `max-age=${setting.number("accessControlMaxAgeSec")}`,
    ...(setting.flag("includeSubdomains", false) ? ["includeSubDomains"] : []),
    ...(setting.flag("preload", false) ? ["preload"] : []),
  ].join("; ");
}

function xssProtection(setting: Reader): string {
  if (!setting.flag("protection")) {
    return "0";
  }
  const report = setting.optionalText("reportUri");
  if (report !== undefined && report !== "") {
    return `1; report=${report}`;
  }
  return setting.flag("modeBlock", false) ? "1; mode=block" : "1";
}

function readCors(config: Reader): PolicyCors {
  const items = (name: string): readonly string[] => config.object(name).texts("items");
  const read: PolicyCors = {
    allowCredentials: config.flag("accessControlAllowCredentials"),
    allowHeaders: items("accessControlAllowHeaders"),
    allowMethods: items("accessControlAllowMethods"),
    allowOrigins: items("accessControlAllowOrigins"),
    exposeHeaders: items("accessControlExposeHeaders"),
    maxAgeSeconds: config.optionalNumber("accessControlMaxAgeSec"),
    override: config.flag("originOverride"),
  };
  const origins = config.object("accessControlAllowOrigins");
  // See `policyOrigins` in aws/cors-origins.ts.
  if (readOrigins(origins, "items", policyOrigins).some(hasMisplacedWildcard)) {
    origins.refuse("items", "must have a wildcard only as the leftmost label of the domain");
  }
  // See `corsWildcardWithCredentials` in aws/cloudfront-behavior.ts.
  if (read.allowCredentials && read.allowOrigins.includes("*")) {
    origins.refuse("items", "must name each origin beside accessControlAllowCredentials");
  }
  return {
    ...read,
    allowMethods: read.allowMethods.includes("ALL") ? corsMethods.value : read.allowMethods,
  };
}

/** Whether a wildcard is elsewhere in the domain than as its first label. */
function hasMisplacedWildcard(origin: string): boolean {
  const [, domain = ""] = /^(?:[^/]*:\/\/)?([^:/]*)/.exec(origin) ?? [];
  return origin !== "*" && domain.replace(/^\*\./, "").includes("*");
}
