/**
 * Origins that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 * @module
 */
import type { Origin } from "../../services/cloudfront/model.ts";
import { type Refusal, shown } from "../findings.ts";

/** Headers CloudFront keeps to itself; a name that ends in `-` stands for all that begin so. */
const reservedHeaders = [
  "cache-control",
  "connection",
  "content-length",
  "cookie",
  "host",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "max-forwards",
  "pragma",
  "proxy-",
  "range",
  "request-range",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-amz-",
  "x-edge-",
  "x-real-ip",
];

/** Judges an origin as CloudFront does when the distribution is created; paths are relative to it. */
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
    ...refuseRange("connectionAttempts", origin.connectionAttempts, 1, 3),
    ...refuseRange("connectionTimeout", origin.connectionTimeoutSeconds, 1, 10),
    ...refuseRange("customOriginConfig.originReadTimeout", origin.responseTimeoutSeconds, 1, 120),
  ];
}

function refuseRange(path: string, value: number, from: number, to: number): readonly Refusal[] {
  return Number.isInteger(value) && value >= from && value <= to
    ? []
    : [{ path, message: `must be ${from} to ${to}, whole, got ${value}` }];
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
  if (headers.length > 30 || characters > 10_240) {
    const message = `must be at most 30 of together 10240 characters, got ${headers.length} of ${characters}`;
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
    reservedHeaders.some((each) => (each.endsWith("-") ? lower.startsWith(each) : lower === each))
  ) {
    refusals.push({
      path: `${path}.name`,
      message: `must not be CloudFront's own, got ${shown(name)}`,
    });
  }
  if (headers.findIndex((each) => each.name.toLowerCase() === lower) < index) {
    refusals.push({ path: `${path}.name`, message: `must be named once, got ${shown(name)}` });
  }
  if (name.length < 1 || name.length > 256) {
    refusals.push({
      path: `${path}.name`,
      message: `must be 1 to 256 characters, got ${name.length}`,
    });
  }
  if (value.length > 1783) {
    refusals.push({
      path: `${path}.value`,
      message: `must be at most 1783 characters, got ${value.length}`,
    });
  }
  return refusals;
}
