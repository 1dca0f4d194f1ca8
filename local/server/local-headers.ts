/**
 * Request headers for this runtime. Two place the viewer, and one asks for what was done for the request:
 *
 * - `x-local-viewer: NZ`, `US-CA`, `-36.85,174.76` or both, `NZ;-36.85,174.76`
 * - `x-local-address: 203.0.113.7`
 * - `x-local-trace: 1`
 *
 * They are removed before anything else reads the request. The server listens on loopback only, so nobody
 * else can send them.
 *
 * @module
 */
import { isIP } from "node:net";
import { filterHeaders, headerValue } from "../http/header-map.ts";
import type { HeaderMap, ViewerRequest } from "../http/message.ts";
import type { ViewerPlace } from "../http/viewer-place.ts";

/** A request with its viewer's place, or why the place is invalid. */
export type Placing =
  | {
      readonly kind: "placed";
      readonly request: ViewerRequest;
      /** Whether the response tells what was done. */
      readonly traced: boolean;
    }
  | { readonly kind: "refused"; readonly problem: string };

const placeHeader = "x-local-viewer";
const addressHeader = "x-local-address";
const traceHeader = "x-local-trace";
const ownHeaders: readonly string[] = [placeHeader, addressHeader, traceHeader];

/** `NZ`, `US-CA`, `1,2`, `NZ;1,2`. */
const placeForm =
  /^(?:(?<country>[a-z]{2})(?:-(?<region>[a-z0-9]{1,3}))?)?(?:(?:^|(?<=[a-z0-9]);)(?<latitude>-?\d{1,3}(?:\.\d{1,10})?),(?<longitude>-?\d{1,3}(?:\.\d{1,10})?))?$/i;

/** Codes in the format of a country code that are not countries. */
const noCountries = new Set(["EU", "EZ", "QO", "UK", "UN", "XA", "XB", "ZZ"]);

/** English names: `countryNames` in aws/cloudfront-behavior.ts. */
const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** What the text of a place must be; ends the sentence "… must be". */
export const placeMust =
  "a country like NZ, a country and region like US-CA, coordinates like -36.85,174.76, or both like NZ;-36.85,174.76";

/** What the text of an address must be. */
export const addressMust = "an IPv4 or IPv6 address like 203.0.113.7 or 2001:db8::7";

/** The name of a country, or `undefined` where the code is not one's. */
function countryName(code: string): string | undefined {
  return noCountries.has(code) ? undefined : countryNames.of(code);
}

/** Whether a number of degrees is one, on either side of zero. */
function isWithin(degrees: string, most: number): boolean {
  return Math.abs(Number(degrees)) <= most;
}

/** Reads a place. @returns `undefined` when the text is none. */
export function parsePlace(text: string): ViewerPlace | undefined {
  const groups = text === "" ? undefined : placeForm.exec(text)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const country = groups["country"]?.toUpperCase();
  const region = groups["region"]?.toUpperCase();
  const { latitude, longitude } = groups;
  const name = country && countryName(country);
  if (country !== undefined && name === undefined) {
    return undefined;
  }
  if (latitude !== undefined && longitude !== undefined) {
    if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) {
      return undefined;
    }
  }
  return {
    ...(country !== undefined && { country }),
    ...(name !== undefined && { countryName: name }),
    ...(region !== undefined && { region }),
    ...(latitude !== undefined && { latitude }),
    ...(longitude !== undefined && { longitude }),
  };
}

/** Bytes of a header's lines on the wire. */
function wireBytes(headers: HeaderMap, name: string): number {
  const lines = headers[name] ?? [];
  return lines.reduce((bytes, { key, value }) => bytes + key.length + value.length + 4, 0);
}

/** The request as if these headers had never been sent. */
function withoutThem(request: ViewerRequest): ViewerRequest {
  const headers = filterHeaders(request.headers, (name) => !ownHeaders.includes(name));
  const { headerBytes } = request;
  if (headerBytes === undefined) {
    return { ...request, headers };
  }
  const ours = ownHeaders.reduce((bytes, name) => bytes + wireBytes(request.headers, name), 0);
  return { ...request, headers, headerBytes: headerBytes - ours };
}

function refuse(header: string, problem: string, value: string): Placing {
  return { kind: "refused", problem: `${header} ${problem}, got ${JSON.stringify(value)}` };
}

/** Whether a text is the address of a viewer. */
export function isViewerAddress(text: string): boolean {
  // A zone, as in fe80::1%eth0, means something to this machine alone.
  return isIP(text) !== 0 && !text.includes("%");
}

/** Places a viewer as its request declares. @throws never */
export function placeViewer(request: ViewerRequest): Placing {
  const place = headerValue(request.headers, placeHeader);
  const address = headerValue(request.headers, addressHeader);
  const trace = headerValue(request.headers, traceHeader);
  if (place === undefined && address === undefined && trace === undefined) {
    return { kind: "placed", request, traced: false };
  }
  const parsed = place === undefined ? undefined : parsePlace(place);
  if (place !== undefined && parsed === undefined) {
    return refuse(placeHeader, `must be ${placeMust}`, place);
  }
  if (address !== undefined && !isViewerAddress(address)) {
    return refuse(addressHeader, `must be ${addressMust}`, address);
  }
  if (trace !== undefined && trace !== "1") {
    return refuse(traceHeader, "must be 1", trace);
  }
  const bare = withoutThem(request);
  return {
    kind: "placed",
    traced: trace !== undefined,
    request: {
      ...bare,
      clientIp: address ?? bare.clientIp,
      ...(parsed !== undefined && { place: parsed }),
    },
  };
}
