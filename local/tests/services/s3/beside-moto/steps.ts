/**
 * Sequences of operations of S3, generated.
 *
 * @module
 */
import { createHash } from "node:crypto";
import fc from "fast-check";

/** One operation. Keys are relative to the place of a sequence, versions are counted in the order of their making. */
export type Step =
  | { readonly kind: "put"; readonly key: string; readonly body: string; readonly more: object }
  | Read<"get">
  | Read<"head">
  | { readonly kind: "attributes"; readonly key: string }
  | {
      readonly kind: "copy";
      readonly key: string;
      readonly from: string;
      readonly version: number | undefined;
      readonly more: object;
    }
  | { readonly kind: "delete"; readonly key: string; readonly version: number | undefined }
  | {
      readonly kind: "delete several";
      readonly keys: readonly string[];
      readonly version: number | undefined;
      readonly quiet: boolean;
    }
  | {
      readonly kind: "list";
      readonly of: "objects" | "objects, first version" | "versions";
      readonly more: {
        readonly prefix?: string;
        readonly marker?: string;
        readonly [name: string]: unknown;
      };
    }
  | {
      readonly kind: "upload";
      readonly key: string;
      readonly parts: readonly { readonly number: number; readonly sizeBytes: number }[];
      readonly end: "complete" | "abort" | "list" | "wrong tag" | "another id";
      readonly more: object;
    };

interface Read<Kind> {
  readonly kind: Kind;
  readonly key: string;
  readonly version: number | undefined;
  readonly more: object;
}

const keys = ["a", "a/b", "a/c", "b c+d", "é"];
const key = fc.constantFrom(...keys);
const body = fc.constantFrom("", "one", "two and more");
const version = fc.option(fc.nat(5), { nil: undefined, freq: 2 });

function tag(text: string): string {
  return `"${createHash("md5").update(text).digest("hex")}"`;
}
const tags = fc.constantFrom(tag(""), tag("one"), tag("two and more"), '"stale"');

const writeMore = fc.oneof(
  fc.constantFrom(
    {},
    { ContentType: "text/plain" },
    { Metadata: { a: "b" } },
    { ChecksumAlgorithm: "SHA256" },
    { IfNoneMatch: "*" },
  ),
  tags.map((IfMatch) => ({ IfMatch })),
);
const readMore = fc.oneof(
  fc.constantFrom(
    {},
    { Range: "bytes=0-1" },
    { Range: "bytes=1-" },
    { Range: "bytes=-2" },
    { Range: "bytes=99-" },
    { ChecksumMode: "ENABLED" },
    { PartNumber: 1 },
  ),
  tags.map((IfMatch) => ({ IfMatch })),
  tags.map((IfNoneMatch) => ({ IfNoneMatch })),
);
const copyMore = fc.constantFrom(
  {},
  { MetadataDirective: "REPLACE", Metadata: { c: "d" } },
  { CopySourceIfMatch: tag("one") },
  { CopySourceIfNoneMatch: tag("one") },
);
const listMore = fc.record(
  {
    prefix: fc.constantFrom("", "a", "a/", "z"),
    marker: key,
    Delimiter: fc.constantFrom("/", "c"),
    MaxKeys: fc.constantFrom(0, 1, 2, 1000),
    EncodingType: fc.constant("url"),
  },
  { requiredKeys: [] },
);
const parts = fc.constantFrom(
  [{ number: 1, sizeBytes: 3 }],
  [{ number: 2, sizeBytes: 0 }],
  [
    { number: 1, sizeBytes: 3 },
    { number: 2, sizeBytes: 3 },
  ],
  [
    { number: 1, sizeBytes: 5_242_880 },
    { number: 7, sizeBytes: 3 },
  ],
  [
    { number: 2, sizeBytes: 5_242_880 },
    { number: 1, sizeBytes: 5_242_880 },
  ],
  [],
);

function weighted(weight: number, arbitrary: fc.Arbitrary<Step>): fc.WeightedArbitrary<Step> {
  return { weight, arbitrary };
}

const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(5, fc.record({ kind: fc.constant("put"), key, body, more: writeMore })),
  weighted(3, fc.record({ kind: fc.constant("get"), key, version, more: readMore })),
  weighted(2, fc.record({ kind: fc.constant("head"), key, version, more: readMore })),
  weighted(1, fc.record({ kind: fc.constant("attributes"), key })),
  weighted(2, fc.record({ kind: fc.constant("copy"), key, from: key, version, more: copyMore })),
  weighted(2, fc.record({ kind: fc.constant("delete"), key, version })),
  weighted(
    1,
    fc.record({
      kind: fc.constant("delete several"),
      keys: fc.uniqueArray(key, { minLength: 1 }),
      version,
      quiet: fc.boolean(),
    }),
  ),
  weighted(
    4,
    fc.record({
      kind: fc.constant("list"),
      of: fc.constantFrom("objects", "objects, first version", "versions"),
      more: listMore,
    }),
  ),
  weighted(
    1,
    fc.record({
      kind: fc.constant("upload"),
      key,
      parts,
      end: fc.constantFrom("complete", "complete", "abort", "list", "wrong tag", "another id"),
      more: fc.constantFrom({}, { Metadata: { a: "b" } }),
    }),
  ),
) as fc.Arbitrary<Step>;

/** Operations that follow each other in one bucket, on keys that were all written before. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc
  .array(step, { minLength: 8, maxLength: 16 })
  .map((steps) => [
    ...keys.map((each) => ({ kind: "put", key: each, body: "one", more: {} }) as const),
    ...steps,
  ]);
