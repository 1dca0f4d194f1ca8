/**
 * What can be wrong with a request to an API (RFC 9457), beside what `problem-document` knows.
 *
 * As there, the words are ours: what a viewer sent is never repeated.
 *
 * @module
 */
import type { ApiAnswer, ApiStatus } from "./api-answer.ts";
import type { ParameterFault } from "./read-parameters.ts";

interface ApiProblem {
  readonly code: string;
  readonly status: Extract<ApiStatus, 400 | 404 | 405 | 501>;
  readonly title: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
  readonly errors?: readonly ParameterFault[];
}

/** Parameters that were not accepted, all of them. */
export function parametersRefused(
  errors: readonly ParameterFault[],
  isUnknown: boolean,
): ApiAnswer {
  return isUnknown
    ? problem({
        code: "resource-unknown",
        status: 404,
        title: "Nothing of that name",
        detail: "The path names something this season does not have: see errors.",
        errors,
      })
    : problem({
        code: "parameters-refused",
        status: 400,
        title: "Parameters refused",
        detail: "Some parameters were not accepted: see errors.",
        errors,
      });
}

/** @param paths Every path there is, as templates. */
export function pathUnknown(paths: readonly string[]): ApiAnswer {
  return problem({
    code: "path-unknown",
    status: 404,
    title: "No such path",
    detail: "Nothing is answered under this path. Those allowed are templates: fill in the braces.",
    allowed: paths,
  });
}

/** @param methods What the path takes; also the answer's `Allow` (RFC 9110 §15.5.6). */
export function methodRefused(methods: readonly string[]): ApiAnswer {
  const answer = problem({
    code: "method-refused",
    status: 405,
    title: "Method refused",
    detail: "This path does not take the method.",
    allowed: methods,
  });
  return { ...answer, headers: { ...answer.headers, allow: methods.join(", ") } };
}

/** Results cannot be written yet. */
export function writingUnavailable(): ApiAnswer {
  return problem({
    code: "writing-unavailable",
    status: 501,
    title: "Results cannot be written here",
    detail:
      "The desk reads and does not write: nothing was changed. Publish the season object instead.",
  });
}

/**
 * All of these are kept by nobody. Of 404 and 501 CloudFront honors `no-store`; 400 and 405 it keeps only
 * when told a lifetime, and is told none.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
function problem({ code, status, ...words }: ApiProblem): ApiAnswer {
  return {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    body: JSON.stringify({ type: `/problems/${code}`, ...words, status }),
  };
}
