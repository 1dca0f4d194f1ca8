/**
 * Sends CloudFront's origin-request event on the API to the chosen Region.
 *
 * A viewer cannot forge the location headers: CloudFront overwrites them before this event.
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
 * The custom header of an origin with its attempt: 1 for the primary of the origin group, 2 for the
 * secondary. The API can return it in `x-served-by`.
 *
 * The event has no other field for it, and functions overwrite the domain name. CloudFront replaces a
 * viewer's header of this name with the origin's.
 */
const attemptHeader = "x-touchline-attempt";

/** The header with which a request names a Region; read only with `debug`. */
const preferenceHeader = "x-touchline-region";

/**
 * Applies the choice of a Region to an origin-request event. The request goes to the Region's API with the
 * API's name as `Host`, which API Gateway and TLS require; headers, path and timeouts of the origin stay.
 *
 * An error in the choice is logged and becomes a 500 problem document.
 *
 * @throws {TypeError} when the event is not a CloudFront event.
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

/** @throws {TypeError} when the behavior's origin is a bucket, or absent from the event. */
function customOriginOf({ origin }: CloudFrontRequest): CloudFrontCustomOrigin {
  if (origin?.custom === undefined) {
    throw new TypeError("a request for a region must have origin.custom");
  }
  return origin.custom;
}

/** The attempt of the origin; the first one when the header is missing or invalid. */
function attemptOf({ customHeaders }: CloudFrontCustomOrigin, requestId: string, log: Log): number {
  const written = onlyValue(customHeaders, attemptHeader);
  if (written === "1" || written === "2") {
    return Number(written);
  }
  log("warn", "attempt.unknown", { requestId, written: written ?? null });
  return 1;
}

/** The value of a header with one line; a duplicate header is ignored. */
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
