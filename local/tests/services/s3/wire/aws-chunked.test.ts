/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decodeAwsChunked } from "../../../../services/s3/wire/aws-chunked.ts";

function decode(text: string) {
  const result = decodeAwsChunked(Buffer.from(text, "latin1"));
  return result && { data: result.data.toString("latin1"), trailers: result.trailers };
}

describe("decodeAwsChunked", () => {
  for (const [title, text, data, trailers] of [
    ["no bytes", "0\r\n\r\n", "", {}],
    ["one chunk", "5\r\nhello\r\n0\r\n\r\n", "hello", {}],
    ["two chunks", "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", "hello", {}],
    ["line ends inside a chunk", "4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n", {}],
    ["lengths in upper case", "A\r\n0123456789\r\n0\r\n\r\n", "0123456789", {}],
    ["signed chunks", "2;chunk-signature=ab\r\nok\r\n0;chunk-signature=cd\r\n\r\n", "ok", {}],
    [
      "a trailer",
      "2\r\nok\r\n0\r\nx-amz-checksum-crc32:R1IjRw==\r\n\r\n",
      "ok",
      { "x-amz-checksum-crc32": "R1IjRw==" },
    ],
    [
      "a signed trailer in mixed case",
      "2\r\nok\r\n0\r\nX-Amz-Checksum-Crc32: R1IjRw== \r\nx-amz-trailer-signature:ab\r\n\r\n",
      "ok",
      { "x-amz-checksum-crc32": "R1IjRw==", "x-amz-trailer-signature": "ab" },
    ],
    ["no empty line at the end", "2\r\nok\r\n0\r\n", "ok", {}],
  ] as const) {
    it(`decodes ${title}`, () => assert.deepEqual(decode(text), { data, trailers }));
  }

  for (const [title, text] of [
    ["nothing", ""],
    ["plain content", "hello"],
    ["a chunk cut short", "5\r\nhel"],
    ["a chunk longer than its length", "2\r\nhello\r\n0\r\n\r\n"],
    ["a chunk that does not end where it says", "2\r\nokXX0\r\n\r\n"],
    ["no last chunk", "5\r\nhello\r\n"],
    ["a negative length", "-1\r\n\r\n"],
    ["a length beyond all bodies", "ffffffff\r\nhello\r\n0\r\n\r\n"],
    ["a length of nine digits", "000000005\r\nhello\r\n0\r\n\r\n"],
    ["an unknown extension", "5;evil=1\r\nhello\r\n0\r\n\r\n"],
    ["a trailer without a name", "0\r\n:value\r\n\r\n"],
    ["a trailer cut short", "0\r\nname:value"],
    ["a line without end", `5${";".repeat(10_000)}`],
  ] as const) {
    it(`refuses ${title}`, () => assert.equal(decode(text), undefined));
  }

  it("reassembles any chunks", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (chunks) => {
        const encoded = chunks.flatMap((chunk) => [
          Buffer.from(`${chunk.length.toString(16)}\r\n`),
          Buffer.from(chunk),
          Buffer.from("\r\n"),
        ]);
        const body = Buffer.concat([...encoded, Buffer.from("0\r\n\r\n")]);
        assert.deepEqual(decodeAwsChunked(body)?.data, Buffer.concat(chunks));
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        decodeAwsChunked(Buffer.from(bytes));
        return true;
      }),
    );
  });
});
