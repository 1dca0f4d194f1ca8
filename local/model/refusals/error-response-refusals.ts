/**
 * Custom error responses that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-response-code.html
 * @module
 */
import { errorPageStatuses, errorsWithoutPage } from "../../../aws/cloudfront-statuses.ts";
import { type Refusal, shown } from "../findings.ts";

const pageCodes: readonly number[] = errorPageStatuses.value;
const cachedOnlyCodes: readonly number[] = errorsWithoutPage.value;

/** A custom error response as declared. */
export interface DeclaredErrorResponse {
  readonly path: string;
  readonly errorCode: number;
  readonly cachingMinTtlSeconds: number;
  readonly responseCode: number | undefined;
  readonly pagePath: string | undefined;
}

/** Checks all custom error responses of a distribution. */
export function refuseErrorResponses(
  responses: readonly DeclaredErrorResponse[],
): readonly Refusal[] {
  const codes = responses.map(({ errorCode }) => errorCode);
  return responses.flatMap((response, index) => [
    ...refuseErrorCode(response, codes.indexOf(response.errorCode) < index),
    ...refusePage(response),
  ]);
}

function refuseErrorCode(response: DeclaredErrorResponse, repeated: boolean): readonly Refusal[] {
  const { path, errorCode, cachingMinTtlSeconds } = response;
  const refusals: Refusal[] = [];
  const codes = [...pageCodes, ...cachedOnlyCodes];
  if (!codes.includes(errorCode)) {
    const message = `must be one of ${codes.toSorted().join(", ")}, got ${errorCode}`;
    refusals.push({ path: `${path}.errorCode`, message });
  }
  if (repeated) {
    const message = `must be named once, got ${errorCode}`;
    refusals.push({ path: `${path}.errorCode`, message });
  }
  if (!Number.isInteger(cachingMinTtlSeconds) || cachingMinTtlSeconds < 0) {
    const message = `must be 0 or more seconds, whole, got ${cachingMinTtlSeconds}`;
    refusals.push({ path: `${path}.errorCachingMinTtl`, message });
  }
  return refusals;
}

function refusePage(response: DeclaredErrorResponse): readonly Refusal[] {
  const { path, errorCode, responseCode, pagePath } = response;
  if (responseCode === undefined && pagePath === undefined) {
    return [];
  }
  const refusals: Refusal[] = [];
  if (responseCode === undefined || pagePath === undefined) {
    const missing = responseCode === undefined ? "responseCode" : "responsePagePath";
    refusals.push({
      path: `${path}.${missing}`,
      message: "must be given: responseCode and responsePagePath go together",
    });
  }
  if (cachedOnlyCodes.includes(errorCode)) {
    refusals.push({ path: `${path}.responsePagePath`, message: `must be absent for ${errorCode}` });
  }
  if (responseCode !== undefined && ![200, ...pageCodes].includes(responseCode)) {
    const message = `must be one of ${[200, ...pageCodes].join(", ")}, got ${responseCode}`;
    refusals.push({ path: `${path}.responseCode`, message });
  }
  if (pagePath !== undefined && !pagePath.startsWith("/")) {
    const message = `must begin with /, got ${shown(pagePath)}`;
    refusals.push({ path: `${path}.responsePagePath`, message });
  }
  return refusals;
}
