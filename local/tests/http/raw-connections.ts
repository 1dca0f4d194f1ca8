/**
 * Connections of generated requests, well-formed and not.
 *
 * @module
 */
import fc from "fast-check";

/** What was generated for one place on a connection. */
export interface Piece {
  readonly bytes: string;
  /** `good` gets one answer; `bad` the refusal; of `changed`, a good one with other bytes in it, either may happen. */
  readonly kind: "good" | "bad" | "changed";
  readonly method: string;
  /** Whether the request asks to close the connection. */
  readonly closes: boolean;
}

/** One connection: requests one after another, and where the stream is cut into packets. */
export interface Conversation {
  readonly pieces: readonly Piece[];
  readonly cuts: readonly number[];
}

const token = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
const latin1 = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => Buffer.from(bytes).toString("latin1"));

const headerLine = fc
  .tuple(token, fc.stringMatching(/^[!-~]{0,30}$/))
  .map(([name, value]) => `X-${name}: ${value}`);

const body = fc.oneof(
  fc.constant({ lines: [] as string[], text: "" }),
  fc.stringMatching(/^[a-z]{0,40}$/).map((text) => ({
    lines: [`Content-Length: ${text.length}`],
    text,
  })),
  fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { maxLength: 4 }).map((chunks) => ({
    lines: ["Transfer-Encoding: chunked"],
    text: `${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("")}0\r\n\r\n`,
  })),
);

const good: fc.Arbitrary<Piece> = fc
  .record({
    method: fc.constantFrom("GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"),
    path: fc.stringMatching(/^[A-Za-z0-9/._~%-]{0,20}$/),
    query: fc.constantFrom("", "?", "?a=b", "?versions", "?x=%zz"),
    lines: fc.array(headerLine, { maxLength: 4 }),
    content: body,
    version: fc.constantFrom("1.1", "1.1", "1.1", "1.0"),
    connection: fc.constantFrom<readonly string[]>(
      [],
      [],
      ["Connection: keep-alive"],
      ["Connection: X-a"],
      ["Connection: close"],
    ),
    extra: fc.constantFrom<readonly string[]>(
      [],
      [],
      ["Expect: 100-continue"],
      ["Expect: wonders"],
      ["Connection: Upgrade", "Upgrade: websocket"],
    ),
  })
  .map(({ method, path, query, lines, content, version, connection, extra }) => {
    // HTTP/1.0 has no chunks, and a connection that may be kept alive or not.
    const isOld = version === "1.0";
    const { lines: framing, text } =
      isOld && content.lines[0]?.startsWith("Transfer") ? { lines: [], text: "" } : content;
    const head = [
      `${method} /${path}${query} HTTP/${version}`,
      "Host: localhost",
      ...lines,
      ...framing,
      ...(isOld ? [] : connection),
      ...extra,
    ];
    return {
      bytes: `${head.join("\r\n")}\r\n\r\n${text}`,
      kind: "good",
      method,
      closes:
        connection.includes("Connection: close") || extra.includes("Upgrade: websocket") || isOld,
    };
  });

/** A request that is wrong in one way. */
const wrongLines = [
  "Transfer-Encoding: xchunked",
  "Transfer-Encoding: chunked, gzip",
  "Transfer-Encoding: gzip",
  "Content-Length: 1\r\nContent-Length: 2",
  "Content-Length: -1",
  "Content-Length: 1x",
  "Content-Length: 99999999999999999999999",
  "Content-Length: 3\r\nTransfer-Encoding: chunked",
  "no colon",
  ": no name",
  "Space : before",
  "Nul: a\0b",
  "X: a\rb",
];

const bad: fc.Arbitrary<Piece> = fc
  .oneof(
    fc.constantFrom(
      "BAD\r\n\r\n",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
      "GET / FTP/1.1\r\nHost: localhost\r\n\r\n",
      "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\u0016\u0003\u0001\u0002\0\u0001",
      "{}\r\n\r\n",
    ),
    fc
      .constantFrom(...wrongLines)
      .map((line) => `PUT /a HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`),
    fc
      .constantFrom(
        "zz\r\n",
        "-1\r\n",
        "\r\n",
        "1;\u0001\r\n",
        "fffffffffffffffff\r\n",
        "2\r\nabc\r\n",
      )
      .map(
        (chunk) =>
          `PUT /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
      ),
  )
  .map((bytes) => ({ bytes, kind: "bad", method: "PUT", closes: true }));

/** A good request in which some bytes are replaced, inserted or left out. */
const changed: fc.Arbitrary<Piece> = fc
  .tuple(good, fc.nat(), fc.nat(12), latin1)
  .map(([piece, at, removed, inserted]) => {
    const from = at % piece.bytes.length;
    return {
      ...piece,
      kind: "changed",
      bytes: piece.bytes.slice(0, from) + inserted + piece.bytes.slice(from + removed),
    };
  });

/** Connections with some good requests first, then perhaps others, then more. */
export const conversations: fc.Arbitrary<Conversation> = fc.record({
  pieces: fc
    .tuple(
      fc.array(good, { maxLength: 3 }),
      fc.oneof(bad, changed, good),
      fc.array(fc.oneof(good, bad, changed), { maxLength: 2 }),
    )
    .map(([first, odd, rest]) => [...first, odd, ...rest]),
  cuts: fc.array(fc.nat(400), { maxLength: 4 }),
});
