/**
 * CloudFront's origin-request event on the API, run through the choice of a region.
 *
 * The headers that say where a viewer is are read under their exact names. A viewer cannot forge them here:
 * CloudFront writes them after the viewer's side is done, over whatever a viewer sent.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-request-origin
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html#concept_origin_groups.lambda
 * @module
 */
import type {
  CloudFrontCustomOrigin,
  CloudFrontHeaders,
  CloudFrontRequest,
  CloudFrontRequestEvent,
  CloudFrontResultResponse,
} from "aws-lambda";
import { problemAnswer } from "../core/problem-document.ts";
import { placeOf } from "../core/routing/place-headers.ts";
import type { RouteChoice, RouteRequest } from "../core/routing/router.ts";
import { encodeFailure, encodeWithinLimit, maxGeneratedBytes, onlyRecord } from "./cloudfront.ts";
import type { Log } from "./log.ts";

/**
 * The custom header of an origin that says which attempt it stands for: 1 for the primary of the origin
 * group, 2 for its secondary. It goes on to the API, which may tell of it.
 *
 * The event says nothing else of it, and an origin's domain name would tell only until a function writes
 * over it. CloudFront puts an origin's own header in the place of a viewer's: nobody else can write it.
 */
const attemptHeader = "x-touchline-attempt";

/** The header by which a request names a region, where the router is told to listen. */
const preferenceHeader = "x-touchline-region";

/**
 * Runs an origin-request event through the choice of a region. The request goes to the region's API, under
 * its own name as `Host`, which API Gateway and TLS both ask for; all else of the origin stays, its headers,
 * path and times included.
 *
 * What escapes the choice is logged and answered with a 500 of ours: no request goes to a region by accident.
 *
 * @throws {TypeError} when the event is none of CloudFront's.
 */
export function sendToRegion(
  event: CloudFrontRequestEvent,
  log: Log,
  route: (request: RouteRequest) => RouteChoice,
): CloudFrontRequest | CloudFrontResultResponse {
  const { config, request } = onlyRecord(event.Records).cf;
  const { requestId } = config;
  try {
    const origin = customOriginOf(request);
    const attempt = attemptOf(origin, requestId, log);
    const choice = route({
      path: request.uri,
      place: placeOf({
        country: onlyValue(request.headers, "cloudfront-viewer-country"),
        latitude: onlyValue(request.headers, "cloudfront-viewer-latitude"),
        longitude: onlyValue(request.headers, "cloudfront-viewer-longitude"),
      }),
      attempt,
      preferred: onlyValue(request.headers, preferenceHeader),
    });
    if (choice.kind === "none") {
      log("error", "region.none", { requestId, attempt });
      return encodeWithinLimit(problemAnswer("no-region"), maxGeneratedBytes, requestId, log);
    }
    const { region, domainName } = choice.target;
    if (attempt > 1) {
      log("warn", "region.failover", { requestId, attempt, region });
    }
    return redirected(request, origin, domainName);
  } catch (error) {
    return encodeFailure(error, requestId, log);
  }
}

/** @throws {TypeError} when the behavior's origin is a bucket, or not shown at all. */
function customOriginOf({ origin }: CloudFrontRequest): CloudFrontCustomOrigin {
  if (origin?.custom === undefined) {
    throw new TypeError("a request for a region must have origin.custom");
  }
  return origin.custom;
}

/** Which attempt this is. Where nothing sensible says so it is the first: its region is a good one for anybody. */
function attemptOf({ customHeaders }: CloudFrontCustomOrigin, requestId: string, log: Log): number {
  const written = onlyValue(customHeaders, attemptHeader);
  if (written === "1" || written === "2") {
    return Number(written);
  }
  log("warn", "attempt.unknown", { requestId, written: written ?? null });
  return 1;
}

/** The value of a header that stands there once; of one that stands there twice, none can be believed. */
function onlyValue(headers: CloudFrontHeaders, name: string): string | undefined {
  const [line, ...others] = headers[name] ?? [];
  return others.length === 0 ? line?.value : undefined;
}

function redirected(
  request: CloudFrontRequest,
  origin: CloudFrontCustomOrigin,
  domainName: string,
): CloudFrontRequest {
  return {
    ...request,
    headers: { ...request.headers, host: [{ key: "Host", value: domainName }] },
    origin: { custom: { ...origin, domainName } },
  };
}
