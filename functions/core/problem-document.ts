/**
 * Everything that can go wrong for a viewer, in the only words a viewer is given (RFC 9457).
 *
 * The words are constants: nothing a viewer sent and nothing an upstream said is ever repeated, so an
 * answer can neither reflect an attack nor tell of our insides. Causes go to the log.
 *
 * @module
 */

import { retrySeconds } from "./cache-lifetime.ts";
import type { Answer, AnswerStatus } from "./function-answer.ts";
import { tablesValues } from "./season-query.ts";

interface ProblemKind {
  readonly status: AnswerStatus;
  readonly title: string;
  readonly detail: string;
  /** Extension member (RFC 9457 §3.2): what would have been accepted. */
  readonly allowed?: readonly string[];
}

const problemKinds = {
  "tables-value": {
    status: 400,
    title: "Unknown tables",
    detail:
      'The query parameter "tables" must be given once, in plain letters, with one of the allowed values. Leave it out for the whole season.',
    allowed: tablesValues,
  },
  "token-missing": {
    status: 401,
    title: "Token missing",
    detail: "A token is needed here: as Authorization: Bearer, or in the session cookie.",
  },
  "token-expired": {
    status: 401,
    title: "Token expired",
    detail: "The token is no longer good. Come back with a new one.",
  },
  "token-refused": {
    status: 403,
    title: "Token refused",
    detail: "The token is not good here.",
  },
  "token-scope": {
    status: 403,
    title: "Not allowed",
    detail: "The token is good, but does not allow this.",
  },
  "path-refused": {
    status: 403,
    title: "Path refused",
    detail: "Nothing is answered under this path as it is spelled.",
  },
  "answer-too-large": {
    status: 500,
    title: "Answer too large",
    detail: "The answer is larger than can be sent from here.",
  },
  unexpected: {
    status: 500,
    title: "Unexpected failure",
    detail: "Something went wrong here. Try again shortly.",
  },
  "season-invalid": {
    status: 502,
    title: "Season unusable",
    detail: "The season that is published now cannot be read. Try again shortly.",
  },
  "season-unavailable": {
    status: 503,
    title: "Season unavailable",
    detail: "The season cannot be reached right now. Try again shortly.",
  },
  "no-region": {
    status: 503,
    title: "No region available",
    detail: "No region that may answer this request can do so right now. Try again shortly.",
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** A stable name for a problem: logged, tested, and the last segment of the document's `type`. */
export type ProblemCode = keyof typeof problemKinds;

/**
 * Words a problem as an answer.
 *
 * `type` is a reference with an absolute path, the form RFC 9457 §3.1.1 recommends where it is
 * relative: it means the same whichever path was asked for. It identifies; nothing need be served there.
 *
 * How long it is kept follows from whose fault it is:
 * - 4xx says no lifetime and `no-store`, since what provoked it (a spelling, a header) may not be in
 *   the cache key, and one viewer's mistake must not become everyone's answer. CloudFront keeps a 400
 *   only when told a lifetime.
 * - 5xx is kept for {@link retrySeconds}: CloudFront ignores `no-store` on these and would keep them
 *   for the distribution's error-caching minimum anyway. With `Retry-After` to match (RFC 9110 §10.2.3).
 *   Whether CloudFront's `stale-if-error` also covers a 5xx that a function made, AWS does not say; we
 *   do not rely on it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 * @throws never
 */
export function problemAnswer(code: ProblemCode): Answer {
  const { status, ...words }: ProblemKind = problemKinds[code];
  const document = { type: `/problems/${code}`, ...words, status };
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(status < 500
        ? { "cache-control": "no-store" }
        : {
            "cache-control": `public, max-age=${retrySeconds}`,
            "retry-after": String(retrySeconds),
          }),
    },
    body: JSON.stringify(document),
  };
}
