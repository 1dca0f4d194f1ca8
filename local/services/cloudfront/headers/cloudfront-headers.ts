/**
 * The `CloudFront-*` headers: made for the origin side, only where a policy names them.
 *
 * A viewer's own header of such a name reaches viewer-facing functions and nothing else.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 * @module
 */
import { maxHeaderOrderLength } from "../../../../aws/cloudfront-header-lists.ts";
import { emptyHeaders, filterHeaders, headerValue, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap, ViewerProtocol, ViewerRequest } from "../../../http/message.ts";
import type { Selection } from "../../../http/name-selection.ts";
import type { ViewerPlace } from "../../../http/viewer-place.ts";
import type { Behavior } from "../model.ts";

/** The request whose error page is being fetched. */
export interface ErrorSource {
  readonly uri: string;
  readonly args: string;
}

/** What the headers are made from. */
interface ViewerFacts {
  readonly request: ViewerRequest;
  readonly protocol: ViewerProtocol;
  readonly place: ViewerPlace;
  readonly error?: ErrorSource;
}

/** Every name this file owns begins so. */
const prefix = "cloudfront-";

/** Longest list of names, characters; the rest is cut. */
const maxHeaderOrder = maxHeaderOrderLength.value;

/** Whether a user agent contains one of several words. See `deviceDetection` in aws/. */
function contains(words: RegExp): (facts: ViewerFacts) => string {
  return ({ request }) => String(words.test(headerValue(request.headers, "user-agent") ?? ""));
}

const mobile = /iphone|ipod|android.*mobile|windows phone/i;
const tablet = /ipad|tablet|android(?!.*mobile)/i;
const smartTv = /smart-?tv|appletv|hbbtv|googletv|roku/i;

/** A desktop is what is none of the others. */
function isDesktop({ request }: ViewerFacts): string {
  const agent = headerValue(request.headers, "user-agent") ?? "";
  return String(![mobile, tablet, smartTv].some((words) => words.test(agent)));
}

/** Names as the viewer spelled them. For repeated names see `headerOrderOfRepeated` in aws/cloudfront-behavior.ts. */
function headerOrder({ request }: ViewerFacts): string {
  const keys = Object.values(request.headers).flatMap((lines) => lines.map(({ key }) => key));
  return keys.join(":").slice(0, maxHeaderOrder);
}

/** How many lines the viewer sent. */
function headerCount({ request }: ViewerFacts): string {
  return String(Object.values(request.headers).reduce((sum, lines) => sum + lines.length, 0));
}

/** The address of the peer. A port that is not known is 0. */
function viewerAddress({ request }: ViewerFacts): string {
  return `${request.clientIp}:${request.clientPort ?? 0}`;
}

/** How each header is made, by its name as CloudFront spells it. */
const makers: Readonly<Record<string, (facts: ViewerFacts) => string | undefined>> = {
  "CloudFront-Viewer-Country": ({ place }) => place.country,
  "CloudFront-Viewer-Country-Name": ({ place }) => place.countryName,
  "CloudFront-Viewer-Country-Region": ({ place }) => place.region,
  "CloudFront-Viewer-Country-Region-Name": ({ place }) => place.regionName,
  "CloudFront-Viewer-City": ({ place }) => place.city,
  "CloudFront-Viewer-Postal-Code": ({ place }) => place.postalCode,
  "CloudFront-Viewer-Latitude": ({ place }) => place.latitude,
  "CloudFront-Viewer-Longitude": ({ place }) => place.longitude,
  "CloudFront-Viewer-Metro-Code": ({ place }) => place.metroCode,
  "CloudFront-Viewer-Time-Zone": ({ place }) => place.timeZone,
  "CloudFront-Viewer-ASN": ({ place }) => place.asn,
  "CloudFront-Viewer-Address": viewerAddress,
  "CloudFront-Viewer-TLS": ({ place }) => place.tls,
  "CloudFront-Viewer-JA3-Fingerprint": ({ place }) => place.ja3,
  "CloudFront-Viewer-JA4-Fingerprint": ({ place }) => place.ja4,
  "CloudFront-Viewer-Http-Version": ({ request }) => request.httpVersion,
  "CloudFront-Viewer-Header-Order": headerOrder,
  "CloudFront-Viewer-Header-Count": headerCount,
  "CloudFront-Forwarded-Proto": ({ protocol }) => protocol,
  "CloudFront-Is-Android-Viewer": contains(/android/i),
  "CloudFront-Is-IOS-Viewer": contains(/iphone|ipad|ipod/i),
  "CloudFront-Is-Mobile-Viewer": contains(mobile),
  "CloudFront-Is-Tablet-Viewer": contains(tablet),
  "CloudFront-Is-SmartTV-Viewer": contains(smartTv),
  "CloudFront-Is-Desktop-Viewer": isDesktop,
  "CloudFront-Error-Uri": ({ error }) => error?.uri,
  "CloudFront-Error-Args": ({ error }) => error?.args,
};

/** Makers by lower-case name. */
const byName = new Map(
  Object.entries(makers).map(([key, make]) => [key.toLowerCase(), { key, make }]),
);

/** Every name, lower case. */
export const cloudFrontHeaderNames: readonly string[] = [...byName.keys()];

/** Whether a lower-case name is one CloudFront keeps for itself. */
export function isCloudFrontHeader(name: string): boolean {
  return name.startsWith(prefix);
}

/** Headers without any that claim to be CloudFront's: a viewer could have written them. */
export function withoutForged(headers: HeaderMap): HeaderMap {
  return filterHeaders(headers, (name) => !isCloudFrontHeader(name));
}

/** The names a selection lists. */
function named(selection: Selection | undefined): readonly string[] {
  return selection?.kind === "allow" ? selection.names.filter(isCloudFrontHeader) : [];
}

/** The `CloudFront-*` names of a cache policy, lower case: they are part of the key. */
export function keyedCloudFrontHeaders(behavior: Pick<Behavior, "cachePolicy">): readonly string[] {
  return named(behavior.cachePolicy.headers);
}

/** Every `CloudFront-*` name that a behavior's policies name, lower case. */
export function namedCloudFrontHeaders(
  behavior: Pick<Behavior, "cachePolicy" | "originRequestPolicy">,
): readonly string[] {
  return [
    ...new Set([
      ...keyedCloudFrontHeaders(behavior),
      ...named(behavior.originRequestPolicy?.headers),
      ...(behavior.originRequestPolicy?.cloudFrontHeaders ?? []),
    ]),
  ];
}

/** Makes the headers of the names given; unknown names, and facts that are not known, make none. */
export function cloudFrontHeaders(names: readonly string[], facts: ViewerFacts): HeaderMap {
  const headers = emptyHeaders();
  for (const name of names) {
    const maker = byName.get(name);
    const value = maker?.make(facts);
    if (maker !== undefined && value !== undefined) {
      setHeader(headers, maker.key, value.replace(/[^\x20-\x7e]+/g, encodeURIComponent));
    }
  }
  return headers;
}
