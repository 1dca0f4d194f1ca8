/**
 * Origins that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 * @module
 */

import { refusedOriginHeaders } from "../../../aws/cloudfront-header-lists.ts";
import {
  connectionAttemptsRange,
  connectionTimeoutRange,
  originHeaderLimits,
  originReadTimeoutRange,
} from "../../../aws/cloudfront-limits.ts";
import type { Origin } from "../../services/cloudfront/model.ts";
import { type Refusal, shown } from "../findings.ts";

/** Checks an origin as CloudFront does when the distribution is created; paths are relative to it. */
export function refuseOrigin(origin: Origin): readonly Refusal[] {
  return [
    ...refuseAddress(origin),
    ...refuseTimes(origin),
    ...(origin.kind === "custom"
      ? [...refusePort("httpPort", origin.httpPort), ...refusePort("httpsPort", origin.httpsPort)]
      : []),
    ...refuseHeaders(origin.customHeaders),
  ];
}

function refuseAddress({ domainName, path }: Origin): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const isAddress = /^[\d.]+$/.test(domainName);
  if (!/^[A-Za-z0-9._-]{1,253}$/.test(domainName) || isAddress) {
    const message = `must be a domain name of at most 253 characters, without scheme, port or path, got ${shown(domainName)}`;
    refusals.push({ path: "domainName", message });
  }
  if (path !== "" && (!path.startsWith("/") || path.endsWith("/") || path.length > 255)) {
    const message = `must begin with / and not end with it, at most 255 characters, got ${shown(path)}`;
    refusals.push({ path: "originPath", message });
  }
  return refusals;
}

function refuseTimes(origin: Origin): readonly Refusal[] {
  return [
    ...refuseRange("connectionAttempts", origin.connectionAttempts, connectionAttemptsRange.value),
    ...refuseRange(
      "connectionTimeout",
      origin.connectionTimeoutSeconds,
      connectionTimeoutRange.value,
    ),
    ...refuseRange(
      "customOriginConfig.originReadTimeout",
      origin.responseTimeoutSeconds,
      originReadTimeoutRange.value,
    ),
  ];
}

function refuseRange(
  path: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): readonly Refusal[] {
  return Number.isInteger(value) && value >= min && value <= max
    ? []
    : [{ path, message: `must be ${min} to ${max}, whole, got ${value}` }];
}

function refusePort(name: string, port: number): readonly Refusal[] {
  const allowed = port === 80 || port === 443 || (port >= 1024 && port <= 65_535);
  return Number.isInteger(port) && allowed
    ? []
    : [
        {
          path: `customOriginConfig.${name}`,
          message: `must be 80, 443 or 1024 to 65535, got ${port}`,
        },
      ];
}

function refuseHeaders(headers: Origin["customHeaders"]): readonly Refusal[] {
  const refusals = headers.flatMap((header, index) => refuseHeader(header, index, headers));
  const characters = headers.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  const { count, total } = originHeaderLimits.value;
  if (headers.length > count || characters > total) {
    const message = `must be at most ${count} of together ${total} characters, got ${headers.length} of ${characters}`;
    refusals.push({ path: "customHeaders", message });
  }
  return refusals;
}

/** The value is left out of messages: it may be a secret. */
function refuseHeader(
  { name, value }: Origin["customHeaders"][number],
  index: number,
  headers: Origin["customHeaders"],
): readonly Refusal[] {
  const path = `customHeaders[${index}]`;
  const lower = name.toLowerCase();
  const refusals: Refusal[] = [];
  if (
    refusedOriginHeaders.value.some((each) =>
      each.endsWith("*") ? lower.startsWith(each.slice(0, -1)) : lower === each,
    )
  ) {
    refusals.push({
      path: `${path}.name`,
      message: `must not be CloudFront's own, got ${shown(name)}`,
    });
  }
  if (headers.findIndex((each) => each.name.toLowerCase() === lower) < index) {
    refusals.push({ path: `${path}.name`, message: `must be named once, got ${shown(name)}` });
  }
  const limits = originHeaderLimits.value;
  if (name.length < 1 || name.length > limits.name) {
    refusals.push({
      path: `${path}.name`,
      message: `must be 1 to ${limits.name} characters, got ${name.length}`,
    });
  }
  if (value.length > limits.value) {
    refusals.push({
      path: `${path}.value`,
      message: `must be at most ${limits.value} characters, got ${value.length}`,
    });
  }
  return refusals;
}
