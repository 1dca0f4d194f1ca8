/**
 * Preconditions of reads, writes and deletes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 * @module
 */
import { parseHttpDate } from "../../../http/date-header.ts";
import type { ObjectVersion, Version } from "../disk/key-record.ts";
import { S3Error, type S3ErrorCode } from "../wire/s3-error.ts";

/** The four conditions of a read, as sent. */
export interface ReadConditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
  readonly ifUnmodifiedSince: string | undefined;
}

/** The result of a read's conditions. */
export type ReadVerdict = "send" | "not-modified" | "failed";

/** The condition of a write. */
export type WriteCondition =
  | { readonly kind: "none" }
  /** `If-None-Match: *` */
  | { readonly kind: "absent" }
  /** `If-Match: <etag>`; quotes taken off. */
  | { readonly kind: "match"; readonly etag: string };

/** An entity tag without its quotes. S3 takes tags with and without them. */
export function bareEtag(tag: string): string {
  return tag.trim().replace(/^"(.*)"$/, "$1");
}

/** `weak` lets `W/"x"` stand for `"x"` (RFC 9110 section 8.8.3.2). */
function listHas(list: string, etag: string, weak: boolean): boolean {
  return list.split(",").some((item) => {
    const tag = weak ? item.trim().replace(/^W\//, "") : item.trim();
    return tag === "*" || bareEtag(tag) === etag;
  });
}

/**
 * Evaluates the conditions of a read in the order of RFC 9110 section 13.2.2, which is also the one S3 documents: an
 * entity tag that is there silences the date of its pair. A date that is not one of HTTP is not there:
 * `conditionDates` in aws/s3-behavior.ts.
 *
 * @param nowMs Decides the century of a year with two digits.
 */
export function judgeRead(
  conditions: ReadConditions,
  version: Pick<ObjectVersion, "etag" | "lastModifiedMs">,
  nowMs: number,
): ReadVerdict {
  const { ifMatch, ifNoneMatch } = conditions;
  const unmodifiedSinceMs = parseHttpDate(conditions.ifUnmodifiedSince, nowMs);
  const modifiedSinceMs = parseHttpDate(conditions.ifModifiedSince, nowMs);
  const allowed =
    ifMatch !== undefined
      ? listHas(ifMatch, version.etag, false)
      : version.lastModifiedMs <= (unmodifiedSinceMs ?? Number.POSITIVE_INFINITY);
  if (!allowed) {
    return "failed";
  }
  const known =
    ifNoneMatch !== undefined
      ? listHas(ifNoneMatch, version.etag, true)
      : version.lastModifiedMs <= (modifiedSinceMs ?? Number.NEGATIVE_INFINITY);
  return known ? "not-modified" : "send";
}

/**
 * Reads the condition of a write.
 *
 * @throws {S3Error} `NotImplemented`: S3 takes `*` alone for `If-None-Match` and tags alone for
 *   `If-Match` here; both together: `bothWriteConditions` in aws/s3-behavior.ts.
 */
export function readWriteCondition(headers: Readonly<Record<string, string>>): WriteCondition {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = headers;
  if (ifMatch === undefined && ifNoneMatch === undefined) {
    return { kind: "none" };
  }
  if (ifMatch === undefined && ifNoneMatch?.trim() === "*") {
    return { kind: "absent" };
  }
  if (ifNoneMatch === undefined && ifMatch !== undefined && ifMatch.trim() !== "*") {
    return { kind: "match", etag: bareEtag(ifMatch) };
  }
  throw new S3Error("NotImplemented", {
    message:
      'A header you provided implies functionality that is not implemented: a write takes "If-None-Match: *" or "If-Match: <etag>", not both and nothing else.',
  });
}

/**
 * Evaluates the conditions of a write.
 *
 * @param current The newest version, delete markers included.
 * @param deletedMeanwhile Whether the key was deleted after this request arrived.
 * @returns the code of the refusal, or undefined when the write may happen.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function judgeWrite(
  condition: WriteCondition,
  current: Version | undefined,
  deletedMeanwhile: boolean,
): S3ErrorCode | undefined {
  const conflict = deletedMeanwhile ? "ConditionalRequestConflict" : undefined;
  switch (condition.kind) {
    case "none":
      return undefined;
    case "absent":
      return current?.kind === "object" ? "PreconditionFailed" : conflict;
    case "match":
      if (current?.kind !== "object") {
        return "NoSuchKey";
      }
      return current.etag === condition.etag ? conflict : "PreconditionFailed";
  }
}

/**
 * Evaluates the `If-Match` condition of a delete. S3 holds it against the current version only. See
 * `conditionalDeleteMissing` and `conditionalDeleteMarker` in aws/.
 *
 * @param ifMatch `*` or an entity tag.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
 */
export function judgeDelete(
  ifMatch: string | undefined,
  current: Version | undefined,
): S3ErrorCode | undefined {
  if (ifMatch === undefined) {
    return undefined;
  }
  if (current === undefined) {
    return "NoSuchKey";
  }
  const matches =
    current.kind === "object" && (ifMatch.trim() === "*" || bareEtag(ifMatch) === current.etag);
  return matches ? undefined : "PreconditionFailed";
}
