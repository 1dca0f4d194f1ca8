/**
 * Answers to bytes that the HTTP parser refused, in their place among the answers of the connection.
 *
 * A client may send several requests before it reads (RFC 9112 section 9.3.2). Those that came before the refused
 * bytes are answered first; then the refusal is written, and the connection ends, because nobody can tell where a
 * further request begins.
 *
 * @module
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { WholeAnswer } from "../http/whole-answer.ts";

/** Answers on a connection, after every answer under way there, and ends it. */
export type Refuse = (socket: Duplex, answer: WholeAnswer) => void;

/** How long a refused client may take to read the answer and close its side, in milliseconds. */
const lingerMs = 1_000;

/**
 * Answers each error of a server's parser, and keeps the answers of a connection whole: a client may close its side
 * before it reads them, and an interim 100 is written where it belongs.
 *
 * @param answerOf The answer to an error code of Node's parser, like `HPE_INVALID_METHOD` or
 *   `ERR_HTTP_REQUEST_TIMEOUT`.
 * @returns what refuses a connection for another reason than the parser's.
 */
export function refuseUnparsed(
  server: Server,
  answerOf: (code: string | undefined) => WholeAnswer,
): Refuse {
  const latest = new WeakMap<Duplex, ServerResponse>();
  const continued = new WeakSet<ServerResponse>();
  const refused = new WeakSet<Duplex>();

  /** Node's parser takes a request to upgrade for the last on its connection, even where nothing upgrades. */
  const noteUpgrade = (message: IncomingMessage, response: ServerResponse): void => {
    const { socket, headers } = message;
    response.shouldKeepAlive = false;
    if (headers["transfer-encoding"] !== undefined) {
      // The parser does not report that such a body is broken: the request would last until it times out.
      refuse(socket, answerOf(undefined));
      return;
    }
    // Nor that it is cut short.
    socket.once("end", () => {
      if (!message.complete) {
        refuse(socket, answerOf(undefined));
      }
    });
  };

  const note = (message: IncomingMessage, response: ServerResponse): void => {
    latest.set(message.socket, response);
    if (message.headers.upgrade !== undefined) {
      noteUpgrade(message, response);
    }
  };
  server.prependListener("request", (message: IncomingMessage, response: ServerResponse) => {
    if (!continued.has(response)) {
      note(message, response);
    }
  });
  server.on("checkContinue", (message: IncomingMessage, response: ServerResponse) => {
    note(message, response);
    continued.add(response);
    inTurn(response, () => {
      // Refused meanwhile, where its body broke before its turn came.
      if (!response.headersSent) {
        response.writeContinue();
        server.emit("request", message, response);
      }
    });
  });
  // Ignoring what is expected, unless it is 100-continue, is allowed (RFC 9110 section 10.1.1); CloudFront drops the header.
  server.on("checkExpectation", (message: IncomingMessage, response: ServerResponse) => {
    server.emit("request", message, response);
  });

  const refuse: Refuse = (socket, answer) => {
    if (refused.has(socket)) {
      return;
    }
    refused.add(socket);
    const response = latest.get(socket);
    if (!socket.writable) {
      socket.destroy();
    } else if (response !== undefined && !response.req.complete) {
      answerBrokenBody(response, socket, answer);
    } else if (response === undefined || response.writableFinished) {
      writeLast(socket, answer);
    } else {
      // Before Node's own listener, which ends the connection when the client has closed its side.
      response.prependOnceListener("finish", () => {
        if (response.shouldKeepAlive) {
          writeLast(socket, answer);
        }
      });
    }
  };

  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    // What follows a request that asked to close the connection: its answer is the last.
    if (error.code !== "HPE_CLOSED_CONNECTION") {
      refuse(socket, answerOf(error.code));
    }
  });
  // Node's own option for it, which @types/node does not declare.
  Object.assign(server, { httpAllowHalfOpen: true });
  return refuse;
}

/**
 * Acts when the answers before a response are written. Node by itself would write the 100 of a request that waits for
 * others between the head and the body of its answer.
 */
function inTurn(response: ServerResponse, act: () => void): void {
  if (response.socket === null) {
    // Node still flushes what is queued when it emits this.
    response.once("socket", () => setImmediate(act));
  } else {
    act();
  }
}

/** Answers a request whose body cannot be read further, unless its answer has begun. */
function answerBrokenBody(response: ServerResponse, socket: Duplex, answer: WholeAnswer): void {
  if (response.closed) {
    endSoon(socket);
    return;
  }
  response.once("close", () => endSoon(socket));
  if (!response.headersSent) {
    const { status, statusDescription, rawHeaders, body } = answer;
    response.shouldKeepAlive = false;
    response.writeHead(status, statusDescription, [...rawHeaders]);
    response.end(body);
  }
}

/** Writes to a connection that has no response object, and ends it. */
function writeLast(socket: Duplex, answer: WholeAnswer): void {
  if (socket.writable) {
    const raw = [...answer.rawHeaders, "Connection", "close"];
    let head = `HTTP/1.1 ${answer.status} ${answer.statusDescription}\r\n`;
    for (let at = 0; at + 1 < raw.length; at += 2) {
      head += `${raw[at]}: ${raw[at + 1]}\r\n`;
    }
    socket.write(Buffer.concat([Buffer.from(`${head}\r\n`, "latin1"), answer.body]));
  }
  endSoon(socket);
}

/** Ends a connection. Closing it at once would reset it, and the client could lose the answer. */
function endSoon(socket: Duplex): void {
  if (socket.destroyed) {
    return;
  }
  const cut = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(cut));
  socket.end();
}
