/**
 * Connections of generated requests, well-formed and not, and what every server must do with each.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { open } from "../server/raw-client.ts";

/** What was generated for one place on a connection. */
interface Piece {
  readonly bytes: string;
  /** `good` gets one answer; `bad` the refusal; of `changed`, a good one with other bytes in it, either may happen. */
  readonly kind: "good" | "bad" | "changed";
  readonly method: string;
  /** Whether the request asks to close the connection. */
  readonly closes: boolean;
}

/** One connection: requests one after another, and where the stream is cut into packets. */
interface Conversation {
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
    connection: fc.constantFrom(
      [],
      [],
      ["Connection: keep-alive"],
      ["Connection: X-a"],
      ["Connection: close"],
    ),
    extra: fc.constantFrom(
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
        connection.includes("Connection: close") ||
        extra.includes("Upgrade: websocket") ||
        isOld,
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
    fc.constantFrom(...wrongLines).map(
      (line) => `PUT /a HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`,
    ),
    fc
      .constantFrom("zz\r\n", "-1\r\n", "\r\n", "1;\u0001\r\n", "fffffffffffffffff\r\n", "2\r\nabc\r\n")
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
const conversations: fc.Arbitrary<Conversation> = fc.record({
  pieces: fc
    .tuple(
      fc.array(good, { maxLength: 3 }),
      fc.oneof(bad, changed, good),
      fc.array(fc.oneof(good, bad, changed), { maxLength: 2 }),
    )
    .map(([first, odd, rest]) => [...first, odd, ...rest]),
  cuts: fc.array(fc.nat(400), { maxLength: 4 }),
});

/** The answers that must come: of the good requests up to the first that closes or is not good. */
function expected({ pieces }: Conversation): {
  readonly methods: readonly string[];
  readonly then: Piece["kind"] | "end";
} {
  const methods: string[] = [];
  for (const { kind, method, closes } of pieces) {
    if (kind !== "good") {
      return { methods, then: kind };
    }
    methods.push(method);
    if (closes) {
      break;
    }
  }
  return { methods, then: "end" };
}

/** One answer at the beginning of a text, or what is wrong with it. */
function readAnswer(
  text: string,
  method: string,
): { readonly status: number; readonly rest: string } | string {
  const end = text.indexOf("\r\n\r\n");
  const [, digits] = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n/.exec(`${text.slice(0, end)}\r\n`) ?? [];
  if (end === -1 || digits === undefined) {
    return `no answer where one belongs: ${JSON.stringify(text.slice(0, 80))}`;
  }
  const status = Number(digits);
  if (status < 200) {
    return readAnswer(text.slice(end + 4), method);
  }
  const head = text.slice(0, end + 2);
  const bodiless = method === "HEAD" || status === 204 || status === 304;
  const length = Number(/^content-length: (\d+)\r$/im.exec(head)?.[1] ?? Number.NaN);
  const size = bodiless ? 0 : length;
  if (Number.isNaN(size)) {
    return /^transfer-encoding: chunked\r$/im.test(head)
      ? readChunked(text.slice(end + 4), status)
      : `an answer ${status} to ${method} without a length`;
  }
  return text.length < end + 4 + size
    ? `an answer ${status} to ${method} that is cut short`
    : { status, rest: text.slice(end + 4 + size) };
}

function readChunked(text: string, status: number) {
  const end = text.indexOf("0\r\n\r\n");
  return end === -1 ? `a body in chunks that is cut short` : { status, rest: text.slice(end + 5) };
}

/**
 * Judges what a server sent on a connection before it closed it.
 *
 * @returns what is wrong, or `undefined`.
 */
function findFault(conversation: Conversation, received: string): string | undefined {
  const { methods, then } = expected(conversation);
  let rest = received;
  for (const method of methods) {
    const answer = readAnswer(rest, method);
    if (typeof answer === "string") {
      return answer;
    }
    // Some good requests are larger, or of another kind, than a server takes: it says so, and may close.
    if (/^HTTP\/1\.1 (?:400|403|413|501)/.test(rest) && answer.rest === "") {
      return undefined;
    }
    rest = answer.rest;
  }
  if (then === "end") {
    return rest === "" ? undefined : `more than was asked for: ${JSON.stringify(rest.slice(0, 80))}`;
  }
  if (then === "bad") {
    const answer = readAnswer(rest, "PUT");
    if (typeof answer === "string") {
      return answer;
    }
    return answer.status >= 400 && answer.rest === ""
      ? undefined
      : `bytes that are no request got ${answer.status} and ${JSON.stringify(answer.rest.slice(0, 80))}`;
  }
  return rest === "" || rest.startsWith("HTTP/1.1 ")
    ? undefined
    : `no answer: ${JSON.stringify(rest.slice(0, 80))}`;
}

/** Cuts a text at some places. */
function packets(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.filter((cut) => cut < text.length), text.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => text.slice(places[index], place));
}

/**
 * Sends a conversation, and reads until the server has closed the connection.
 *
 * @param giveUpMs How long a connection may be silent before it counts as forgotten.
 * @returns what was received; `undefined` when the server forgot the connection.
 */
function converse(
  port: number,
  { pieces, cuts }: Conversation,
  giveUpMs = 20_000,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = open(port);
    let received = "";
    socket.setEncoding("latin1");
    socket.setNoDelay(true);
    socket.setTimeout(giveUpMs, () => {
      resolve(undefined);
      socket.destroy();
    });
    socket.on("data", (chunk) => {
      received += String(chunk);
    });
    socket.on("close", () => resolve(received));
    const queue = packets(pieces.map(({ bytes }) => bytes).join(""), cuts);
    const next = (): void => {
      const packet = queue.shift();
      if (packet === undefined) {
        socket.end();
      } else {
        socket.write(packet, "latin1", () => setImmediate(next));
      }
    };
    next();
  });
}

/**
 * Plays generated connections against a port.
 *
 * @throws {Error} with the smallest connection that was forgotten, or got something else than its answers, and with the
 *   seed that makes it again.
 */
export async function fuzzConnections(
  port: number,
  bounds: { readonly numRuns: number; readonly seed: number },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(conversations, async (conversation) => {
      const received = await converse(port, conversation);
      assert.notEqual(received, undefined, "the connection was neither answered nor closed");
      assert.equal(findFault(conversation, received ?? ""), undefined);
    }),
    bounds,
  );
}
