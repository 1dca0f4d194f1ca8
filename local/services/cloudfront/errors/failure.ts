/**
 * The errors that CloudFront meets itself, and its responses to them.
 *
 * @module
 */
import type { EdgeResult } from "../edge.ts";
import type { Served } from "../served.ts";
import { errorPage } from "./error-page.ts";

/** Why a request failed, for the viewer: constants that name nothing of this machine. */
export const sentences = {
  badRequest: "The request is malformed, so CloudFront could not process it.",
  bodyTooLarge: "The request body is larger than this edge accepts.",
  countryBlocked: "The distribution does not serve the country of this viewer.",
  bodyOnGet: "A request with this method must not have a body.",
  blocked: "The web ACL of this distribution blocked the request.",
  defect: "CloudFront met an internal error.",
  functionFailed:
    "The Lambda function associated with the CloudFront distribution failed to execute.",
  functionInvalid:
    "The Lambda function associated with the CloudFront distribution returned a result that is not valid.",
  functionThrottled:
    "The Lambda function associated with the CloudFront distribution was throttled or did not finish in time.",
  headTooLarge: "The request line and headers are larger than CloudFront accepts.",
  hostUnknown: "The host name of the request is not one of this distribution.",
  methodNotAllowed: "The distribution does not allow the method of the request.",
  httpsOnly: "The distribution takes HTTPS requests only.",
  originDns: "CloudFront could not resolve the domain name of the origin.",
  originInvalid: "CloudFront got no valid answer from the origin.",
  originTimeout: "The origin did not answer in time.",
  originUnreachable: "CloudFront could not connect to the origin.",
  preconditionFailed: "The object does not meet the conditions of the request.",
  requestTimeout: "The request was not complete in time.",
  rootObject: "The default root object of the distribution must not begin with a slash.",
  viewerFunctionFailed:
    "The CloudFront function associated with the CloudFront distribution is invalid or could not run.",
  viewerFunctionInvalid:
    "The CloudFront function associated with the CloudFront distribution returned a result that is not valid.",
  urlTooLong: "The URL is longer than CloudFront accepts.",
} as const;

/** A key of {@link sentences}. */
export type Sentence = keyof typeof sentences;

/** An error CloudFront met itself. */
export interface Failure {
  readonly kind: "failure";
  readonly status: number;
  readonly result: EdgeResult;
  readonly sentence: Sentence;
}

/** Makes a failure. */
export function failure(status: number, sentence: Sentence, result: EdgeResult = "Error"): Failure {
  return { kind: "failure", status, result, sentence };
}

/** The answer to a failure: CloudFront's page. */
export function failurePage(failed: Failure, requestId: string): Served {
  return {
    message: errorPage(failed.status, sentences[failed.sentence], requestId),
    result: failed.result,
    ageSeconds: undefined,
    entry: undefined,
    author: "edge",
  };
}
