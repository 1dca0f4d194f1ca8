/**
 * Requests to S3 that nobody would send: every part of them is generated, some close to what is right.
 *
 * @module
 */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { knownRequestHeaders } from "../../../services/s3/rules/request-headers.ts";

/** One request. */
export interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly querystring: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const any = fc.string({ unit: "binary", maxLength: 20 });
const number = fc.oneof(
  fc.constantFrom("0", "1", "-1", "10001", "1e9", "NaN", "9".repeat(30)),
  fc.nat(20_000).map(String),
);

const methods = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("GET", "HEAD", "PUT", "POST", "DELETE") },
  { weight: 1, arbitrary: fc.constantFrom("OPTIONS", "PATCH", "TRACE", "BREW", "", "get") },
);

const segment = fc.oneof(
  fc.constantFrom(
    "plain",
    "versioned",
    "a",
    "b",
    "..",
    ".",
    "",
    "%2e%2e",
    "%00",
    "%",
    "%zz",
    "+",
    "%F0%9F",
  ),
  any.map((text) => encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, ""))),
);
const paths = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom("/plain/a", "/versioned/a", "/plain", "/plain/new", "/"),
  },
  { weight: 1, arbitrary: fc.constant(`/plain/${"k".repeat(1100)}`) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("plain", "versioned"), segment)
      .map(([bucket, key]) => `/${bucket}/${key}`),
  },
  {
    weight: 2,
    arbitrary: fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join("/")}`),
  },
  { weight: 1, arbitrary: fc.oneof(any, fc.constantFrom("*", "", "//", "/plain?x")) },
);

const parameters = [
  "uploads",
  "uploadId",
  "partNumber",
  "versionId",
  "versions",
  "list-type",
  "delete",
  "attributes",
  "max-keys",
  "max-parts",
  "max-uploads",
  "max-buckets",
  "part-number-marker",
  "key-marker",
  "version-id-marker",
  "upload-id-marker",
  "marker",
  "start-after",
  "continuation-token",
  "prefix",
  "delimiter",
  "encoding-type",
  "tagging",
  "location",
  "versioning",
  "acl",
  "x-id",
  "fetch-owner",
  "response-content-type",
  "response-expires",
  "X-Amz-Algorithm",
  "X-Amz-Signature",
  "X-Amz-Security-Token",
  "__proto__",
  "constructor",
];
const values = fc.oneof(
  number,
  any,
  fc.constantFrom("", "url", "2", "null", "AWS4-HMAC-SHA256", "%zz"),
);
const pair = fc.tuple(fc.oneof(fc.constantFrom(...parameters), any), values);
const operations = [
  "",
  "uploads",
  "partNumber=1&uploadId=a",
  "uploadId=a",
  "delete",
  "versions",
  "list-type=2",
  "attributes",
  "versionId=null",
];
const querystrings = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(...operations), fc.array(pair, { maxLength: 1 }))
      .map(([operation, pairs]) =>
        [operation, ...pairs.map((each) => each.map(escapeLoosely).join("="))]
          .filter((part) => part !== "")
          .join("&"),
      ),
  },
  {
    weight: 9,
    arbitrary: fc
      .array(pair, { maxLength: 4 })
      .map((pairs) =>
        pairs.map(([name, value]) => `${escapeLoosely(name)}=${escapeLoosely(value)}`).join("&"),
      ),
  },
  { weight: 1, arbitrary: any },
);

/** Percent-encodes what cannot be encoded too, by leaving it. */
function escapeLoosely(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, "%ED"));
}

const headerNames = [
  ...knownRequestHeaders,
  "range",
  "if-match",
  "if-none-match",
  "if-modified-since",
  "if-unmodified-since",
  "if-range",
  "content-md5",
  "content-type",
  "content-encoding",
  "content-length",
  "origin",
  "expires",
  "access-control-request-method",
  "access-control-request-headers",
  "x-amz-meta-a",
];
const headerValues = fc.oneof(
  number,
  any.map((text) => text.replace(/[^\x20-\x7e]/g, "?")),
  fc.constantFrom(
    "*",
    '"a"',
    "bytes=0-0",
    "bytes=5-1",
    "bytes=-0",
    "bytes=0-0,1-1",
    "bytes=0-99999999999999999999",
    "/plain/a",
    "plain/a?versionId=null",
    "%2Fplain%2Fa",
    "plain",
    "CRC32",
    "SHA256",
    "COMPOSITE",
    "REPLACE",
    "aws-chunked",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "x-amz-checksum-crc32",
    "Thu, 01 Jan 1970",
    "AAAAAA==",
    "ETag,ObjectParts",
    "https://page.example",
    "GET",
  ),
);
const headers = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...headerNames), headerValues), {
        maxLength: 4,
        size: "xsmall",
      })
      .map((entries) => Object.fromEntries(entries)),
  },
);

const element = fc.constantFrom(
  "Delete",
  "Object",
  "Key",
  "VersionId",
  "ETag",
  "Quiet",
  "CompleteMultipartUpload",
  "Part",
  "PartNumber",
  "ChecksumCRC32",
);
const { xml } = fc.letrec((tie) => ({
  xml: fc.oneof(
    { maxDepth: 12, withCrossShrink: true },
    fc.oneof(
      number,
      any,
      fc.constantFrom(
        "a",
        "&amp;",
        "&bomb;",
        "&#x110000;",
        "&#0;",
        "<!-- -->",
        "<![CDATA[",
        "<?x?>",
      ),
    ),
    fc
      .tuple(element, fc.array(tie("xml"), { maxLength: 4 }))
      .map(([name, inner]) => `<${name}>${inner.join("")}</${name}>`),
  ),
}));
const bomb = `<?xml version="1.0"?><!DOCTYPE Delete [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 20 },
  (_, index) => `<!ENTITY a${index} "${"&a;".repeat(10)}">`,
).join("")}]><Delete><Object><Key>&a19;</Key></Object></Delete>`;
const bodies = fc.oneof(
  { weight: 4, arbitrary: xml.map(String) },
  { weight: 3, arbitrary: any },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      bomb,
      "<Delete>".repeat(5000),
      `<Delete>${"<Object><Key>a</Key></Object>".repeat(1001)}</Delete>`,
      `<CompleteMultipartUpload>${"<Part><PartNumber>1</PartNumber><ETag>a</ETag></Part>".repeat(10_001)}</CompleteMultipartUpload>`,
      "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
      "ffffffffffffffff\r\n",
      `0;chunk-signature=${"0".repeat(64)}\r\n\r\n`,
    ),
  },
);

/** Requests of every kind. */
export const fuzzedRequests: fc.Arbitrary<FuzzedRequest> = fc
  .record({
    method: methods,
    path: paths,
    querystring: querystrings,
    host: fc.oneof(
      { weight: 8, arbitrary: fc.constant("127.0.0.1") },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "plain.localhost",
          "s3.amazonaws.com",
          "plain.s3.localhost:1",
          "",
          "[::1]",
        ),
      },
      { weight: 1, arbitrary: any },
    ),
    headers,
    body: bodies,
    digested: fc.boolean(),
  })
  .map(({ digested, ...request }) => ({
    ...request,
    headers: {
      ...request.headers,
      // A document without a digest is refused before it is read.
      ...(digested
        ? { "content-md5": createHash("md5").update(request.body).digest("base64") }
        : {}),
    },
  }));
