/**
 * The problem documents of the APIs (RFC 9457), besides those of `problem-document`.
 *
 * They never contain request data.
 *
 * @module
 */
import type { ApiAnswer, ApiStatus } from "./api-answer.ts";
import type { ParameterFault } from "./read-parameters.ts";

/** A fault and its place in the body, as a JSON Pointer (RFC 6901). */
export interface BodyFault {
  readonly pointer: string;
  readonly detail: string;
}

/** A problem besides its type. */
export interface ApiProblem {
  readonly code: string;
  readonly status: Extract<ApiStatus, 400 | 404 | 405 | 412 | 413 | 415 | 422 | 428>;
  readonly title: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
  readonly errors?: readonly (ParameterFault | BodyFault)[];
  /** What the problem is about, as it is now. */
  readonly current?: object;
}

/** Lists every refused parameter. */
export function parametersRefused(
  errors: readonly ParameterFault[],
  isUnknown: boolean,
): ApiAnswer {
  return isUnknown
    ? apiProblem({
        code: "resource-unknown",
        status: 404,
        title: "Resource not found",
        detail: "The path names a resource that this season does not have: see errors.",
        errors,
      })
    : apiProblem({
        code: "parameters-refused",
        status: 400,
        title: "Invalid parameters",
        detail: "Some parameters are not valid: see errors.",
        errors,
      });
}

/** @param paths Every path, as templates. */
export function pathUnknown(paths: readonly string[]): ApiAnswer {
  return apiProblem({
    code: "path-unknown",
    status: 404,
    title: "Path not found",
    detail: "The path is not served. The allowed paths are templates: replace the braces.",
    allowed: paths,
  });
}

/** @param methods The methods of the path; also the value of `Allow` (RFC 9110 §15.5.6). */
export function methodRefused(methods: readonly string[]): ApiAnswer {
  const answer = apiProblem({
    code: "method-refused",
    status: 405,
    title: "Method not allowed",
    detail: "The path does not support the method.",
    allowed: methods,
  });
  return { ...answer, headers: { ...answer.headers, allow: methods.join(", ") } };
}

/**
 * None of these is cached: CloudFront honors `no-store` on 404, and caches 400, 405, 412 and 415 only with a lifetime.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
export function apiProblem({ code, status, ...texts }: ApiProblem): ApiAnswer {
  return {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    body: JSON.stringify({ type: `/problems/${code}`, ...texts, status }),
  };
}
