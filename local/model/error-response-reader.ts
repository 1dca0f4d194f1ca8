/**
 * Custom error responses of a distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 * @module
 */
import type { ErrorResponse } from "../services/cloudfront/model.ts";
import type { Reader } from "./property-reader.ts";
import {
  type DeclaredErrorResponse,
  refuseErrorResponses,
} from "./refusals/error-response-refusals.ts";

/** Reads them all, by error code. @param distribution Inputs of the distribution. */
export function readErrorResponses(distribution: Reader): ReadonlyMap<number, ErrorResponse> {
  const declared = distribution.objects("customErrorResponses").map(readDeclared);
  distribution.refuseAll(refuseErrorResponses(declared));
  return new Map(declared.map((each) => [each.errorCode, errorResponse(each)]));
}

function readDeclared(reader: Reader, index: number): DeclaredErrorResponse {
  // The provider writes "no code" and "no page" as 0 and "".
  return {
    path: `customErrorResponses[${index}]`,
    errorCode: reader.number("errorCode"),
    // CloudFront's own default is 10 s, but the provider sends 0 for a response without a minimum.
    cachingMinTtlSeconds: reader.number("errorCachingMinTtl", 0),
    responseCode: reader.number("responseCode", 0) || undefined,
    pagePath: reader.text("responsePagePath", "") || undefined,
  };
}

function errorResponse(declared: DeclaredErrorResponse): ErrorResponse {
  const { errorCode, cachingMinTtlSeconds, responseCode, pagePath } = declared;
  return {
    errorCode,
    cachingMinTtlSeconds,
    page:
      pagePath === undefined ? undefined : { path: pagePath, status: responseCode ?? errorCode },
  };
}
