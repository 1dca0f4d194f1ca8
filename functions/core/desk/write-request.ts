/**
 * Checks the conditions and the body of a request that changes a game.
 *
 * @module
 */
import type { ApiAnswer } from "../api/api-answer.ts";
import { apiProblem } from "../api/api-problem.ts";
import type { ChangeRequest } from "../api/api-request.ts";

/** A checked request. */
export interface WriteRequest {
  /** Strong entity tags, with their quotes. */
  readonly tags: readonly string[];
  readonly idempotencyKey: string | undefined;
  /** Parsed JSON; `undefined` without a body. */
  readonly body: unknown;
}

/** The result of a check. */
export type WriteReading =
  | { readonly kind: "request"; readonly write: WriteRequest }
  | { readonly kind: "refused"; readonly answer: ApiAnswer };

/** Largest body, in UTF-16 code units. The largest change has less than 500. */
const maxBody = 4096;

/** Longest key, which the edge's log of a request could contain as a whole. A comma is between two of them. */
const keyForm = /^[!-+\--~]{1,100}$/;

/** A strong entity tag (RFC 9110 §8.8.3). Weak ones never match (§13.1.1), so they are not read. */
const strongTag = /(?:^|[\s,])("[!#-~\u0080-\uffff]*")/g;

const jsonTypes = ["application/json", "application/merge-patch+json"];

/**
 * Checks a request. A body must be JSON; a request without one must have none.
 *
 * @throws never
 */
export function readWrite(
  { ifMatch, idempotencyKey, contentType, body }: ChangeRequest,
  hasBody: boolean,
): WriteReading {
  if (ifMatch === undefined) {
    return refused({
      code: "condition-required",
      status: 428,
      title: "If-Match required",
      detail:
        "Send If-Match with the ETag of the game, so that no change of another is overwritten.",
    });
  }
  if (ifMatch.trim() === "*") {
    return refused({
      code: "condition-refused",
      status: 400,
      title: "If-Match not specific",
      detail: 'If-Match must have the ETag of the game, not "*".',
    });
  }
  if (idempotencyKey !== undefined && !keyForm.test(idempotencyKey)) {
    return refused({
      code: "key-refused",
      status: 400,
      title: "Idempotency-Key not valid",
      detail:
        "Idempotency-Key must be 1 to 100 visible ASCII characters without commas, given once.",
    });
  }
  const tags = [...ifMatch.matchAll(strongTag)].map(([, tag = ""]) => tag);
  const read = hasBody ? readBody(contentType, body) : ({ kind: "body", body: undefined } as const);
  return read.kind === "refused"
    ? read
    : { kind: "request", write: { tags, idempotencyKey, body: read.body } };
}

function readBody(
  contentType: string | undefined,
  body: string | undefined,
): { readonly kind: "body"; readonly body: unknown } | Extract<WriteReading, { kind: "refused" }> {
  const [type = ""] = (contentType ?? "").split(";");
  if (!jsonTypes.includes(type.trim().toLowerCase())) {
    return refused({
      code: "content-type-refused",
      status: 415,
      title: "Content-Type not supported",
      detail: "The body must be JSON, with its Content-Type.",
      allowed: jsonTypes,
    });
  }
  if (body !== undefined && body.length > maxBody) {
    return refused({
      code: "body-too-large",
      status: 413,
      title: "Body too large",
      detail: `The body must have at most ${maxBody} characters.`,
    });
  }
  try {
    return { kind: "body", body: JSON.parse(body ?? "") };
  } catch {
    return refused({
      code: "body-refused",
      status: 400,
      title: "Body not readable",
      detail: "The body must be JSON in UTF-8.",
    });
  }
}

function refused(
  problem: Parameters<typeof apiProblem>[0],
): Extract<WriteReading, { kind: "refused" }> {
  return { kind: "refused", answer: apiProblem(problem) };
}
