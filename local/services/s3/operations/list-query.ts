/**
 * The parameters all lists of keys have in common.
 *
 * @module
 */
import { maxListedKeys } from "../../../../aws/s3-limits.ts";
import type { PageQuery } from "../rules/listing.ts";
import { encodeStrictly } from "../wire/percent-encoding.ts";
import type { Query } from "../wire/query-string.ts";
import { S3Error } from "../wire/s3-error.ts";
import { branch, leaf } from "../wire/xml.ts";

const mostKeys = maxListedKeys.value;

/** The largest number S3 takes for `max-keys`. */
const largest = 2_147_483_647;

/** A page, and how keys are written in it. */
export interface ListQuery extends PageQuery {
  /** `url` where keys are to be percent-encoded, as XML cannot hold every character. */
  readonly encodingType: "url" | undefined;
  /** Writes a key as the client wants it. */
  readonly encode: (text: string) => string;
}

/**
 * @param limit Name of the parameter that limits a page.
 * @throws {S3Error} `InvalidArgument` for a number or an encoding S3 does not take.
 */
export function readListQuery(query: Query, limit = "max-keys"): ListQuery {
  const encodingType = query.get("encoding-type");
  if (encodingType !== undefined && encodingType !== "url") {
    throw invalid("encoding-type", "Invalid Encoding Method specified in Request");
  }
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    maxKeys: Math.min(readCount(query, limit, mostKeys), mostKeys),
    encodingType,
    // See `encodedListKeys` in aws/s3-behavior.ts.
    encode:
      encodingType === "url"
        ? (text) => encodeStrictly(text).replaceAll("%2F", "/")
        : (text) => text,
  };
}

/** @throws {S3Error} `InvalidArgument` for what is not a number from 0 to 2147483647. */
export function readCount(query: Query, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === undefined || text === "") {
    return otherwise;
  }
  if (!/^\d{1,10}$/.test(text) || Number(text) > largest) {
    throw invalid(name, `Provided ${name} not an integer or within integer range`);
  }
  return Number(text);
}

/** A complaint about one parameter. */
export function invalid(name: string, message: string): S3Error {
  return new S3Error("InvalidArgument", { message, elements: { ArgumentName: name } });
}

/** What every list repeats of its question. */
export function echo(bucket: string, list: ListQuery): string[] {
  return [
    leaf("Name", bucket),
    leaf("Prefix", list.encode(list.prefix)),
    leaf("MaxKeys", list.maxKeys),
    ...(list.delimiter === "" ? [] : [leaf("Delimiter", list.encode(list.delimiter))]),
    ...(list.encodingType === undefined ? [] : [leaf("EncodingType", list.encodingType)]),
  ];
}

/** The common prefixes of a page. */
export function prefixElements(prefixes: readonly string[], list: ListQuery): string[] {
  return prefixes.map((prefix) => branch("CommonPrefixes", [leaf("Prefix", list.encode(prefix))]));
}
