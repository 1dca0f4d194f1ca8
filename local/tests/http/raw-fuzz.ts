/**
 * Plays generated connections, and judges what a server makes of each.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { open } from "../server/raw-client.ts";
import { type Conversation, conversations, type Piece } from "./raw-connections.ts";

/** The answers that must come: of the good requests up to the first that closes or is not good. */
function expected({ pieces }: Conversation): {
  readonly methods: readonly string[];
  readonly last: Piece["kind"] | "end";
} {
  const methods: string[] = [];
  for (const { kind, method, closes } of pieces) {
    if (kind !== "good") {
      return { methods, last: kind };
    }
    methods.push(method);
    if (closes) {
      break;
    }
  }
  return { methods, last: "end" };
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

/** What is wrong with what follows the answers that must come. */
function findTrailingFault(rest: string, last: Piece["kind"] | "end"): string | undefined {
  if (last === "end") {
    return rest === ""
      ? undefined
      : `more than was asked for: ${JSON.stringify(rest.slice(0, 80))}`;
  }
  if (last === "changed") {
    return rest === "" || rest.startsWith("HTTP/1.1 ")
      ? undefined
      : `no answer: ${JSON.stringify(rest.slice(0, 80))}`;
  }
  const answer = readAnswer(rest, "PUT");
  if (typeof answer === "string") {
    return answer;
  }
  return answer.status >= 400 && answer.rest === ""
    ? undefined
    : `bytes that are no request got ${answer.status} and ${JSON.stringify(answer.rest.slice(0, 80))}`;
}

/**
 * Judges what a server sent on a connection before it closed it.
 *
 * @returns what is wrong, or `undefined`.
 */
function findFault(conversation: Conversation, received: string): string | undefined {
  const { methods, last } = expected(conversation);
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
  return findTrailingFault(rest, last);
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
 * @throws {Error} with the connection that was forgotten, or got something else than its answers, and with the
 *   seed that makes it again.
 */
export async function fuzzConnections(
  port: number,
  bounds: {
    readonly numRuns: number;
    readonly seed: number;
    /** Whether the first connection that fails is reported as it is: a smaller one may take minutes to find. */
    readonly endOnFailure?: boolean;
  },
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
