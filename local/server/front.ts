/**
 * The HTTP server in front of an edge, on loopback alone.
 *
 * The parser is left wide open where the edge has a rule of its own, so that the edge's answer is
 * what a viewer sees; requests the parser refuses receive CloudFront's error pages.
 *
 * @module
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { ViewerProtocol, ViewerRequest } from "../http/message.ts";
import type { WebSocketRequest } from "../http/web-socket.ts";
import type { EdgeResponse } from "../services/cloudfront/edge.ts";
import type { Eventual } from "../services/cloudfront/eventual.ts";
import { requestIds } from "../services/cloudfront/request-id.ts";
import { cacheResult } from "../trace/recorded-answer.ts";
import type { Recorder } from "../trace/recorder.ts";
import {
  answerControl,
  type Controls,
  controlPrefix,
  controlResponse,
  type FrontAnswer,
  plainAnswer,
} from "./controls.ts";
import type { FrontHandler } from "./front-handler.ts";
import { frontPage, parserRefusal, type Refusal } from "./front-page.ts";
import { viewerRequest } from "./incoming-request.ts";
import { placeViewer } from "./local-headers.ts";
import { listenOnLoopback } from "./loopback.ts";
import { announcesBody, readBody } from "./read-body.ts";
import { answerWith, type RecordedResponse } from "./recorded-answer.ts";
import type { AnsweredRequest } from "./terminal-log.ts";
import { refuseUnparsed } from "./unparsed-request.ts";
import { isTaken, takeWebSockets } from "./web-socket-front.ts";

/** How a front behaves. */
export interface FrontOptions {
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
  /** Records requests, if it is asked to. @default nothing is recorded */
  readonly recorder?: Recorder | undefined;
  /** Receives every request that was answered. @default none */
  readonly logRequest?: ((request: AnsweredRequest) => void) | undefined;
  /** Receives defects of a control or of the front itself. */
  readonly log: (message: string, cause: unknown) => void;
  /** @default none */
  readonly controls?: Controls;
  /** The protocol that plain HTTP represents. @default "https" */
  readonly protocol?: ViewerProtocol;
  /**
   * Largest request body, bytes; CloudFront takes 64 GB, and one machine keeps it in memory.
   *
   * @default 1 MiB
   */
  readonly maxBodyBytes?: number;
  /** Milliseconds a viewer may take for its headers. @default 10,000 */
  readonly headersTimeoutMs?: number;
  /** Milliseconds a viewer may take for a whole request. @default 30,000 */
  readonly requestTimeoutMs?: number;
}

/** A server in front of an edge. */
export interface Front {
  readonly server: Server;
  /**
   * Listens on 127.0.0.1.
   *
   * @param port 0 for any that is free.
   * @returns the port.
   * @throws the system's error, `EADDRINUSE` among them.
   */
  listen(port: number): Promise<number>;
  /** Takes no new connections, lets answers under way end, and cuts what is left after the grace. @default 2,000 ms */
  close(graceMs?: number): Promise<void>;
}

/**
 * Bytes the parser lets through: above CloudFront's 32,768, so that the edge counts and answers, and
 * bounded, since everything is kept in memory.
 */
const parserHeaderBytes = 64 * 1024;

/** How long a connection may idle between requests. */
const keepAliveMs = 5_000;

/** How long {@link Front.close} waits for answers under way. */
const defaultGraceMs = 2_000;

/** Default limit of a body: what origin-request functions can read of one. */
const defaultBodyBytes = 1024 * 1024;

/** Writes an answer. */
function write(response: ServerResponse, answer: FrontAnswer): void {
  // Headers are sent where the body was refused while it was read; a response is destroyed where an origin took a WebSocket.
  if (response.destroyed || response.headersSent) {
    return;
  }
  const { status, statusDescription, body } = answer;
  if (answer.closes) {
    response.shouldKeepAlive = false;
  }
  if (statusDescription === "") {
    response.writeHead(status, answer.rawHeaders);
  } else {
    response.writeHead(status, statusDescription, answer.rawHeaders);
  }
  if (answer.stream === undefined) {
    response.end(body);
  } else {
    answer.stream(response);
  }
}

/** A response, and what was recorded of its request. */
type Answer = FrontAnswer & Partial<RecordedResponse>;

/** Whether a page of the controls reads something, as it does all the time; what it changes is logged. */
function isPageLooking({ method, url = "", headers }: IncomingMessage): boolean {
  const isOwn = headers["sec-fetch-site"] === "same-origin";
  return method === "GET" && isOwn && url.startsWith(controlPrefix);
}

/** Makes what answers requests, once they are parsed. */
function createListener(
  handler: FrontHandler,
  options: FrontOptions,
  page: (refusal: Refusal) => EdgeResponse,
): (message: IncomingMessage, response: ServerResponse, webSocket?: WebSocketRequest) => void {
  const {
    log,
    controls = () => plainAnswer(404, "no such control"),
    protocol = "https",
    maxBodyBytes = defaultBodyBytes,
    recorder,
  } = options;

  /** The end of a request on which something of ours broke. */
  function broke(response: ServerResponse, cause: unknown): void {
    log("a request could not be answered", cause);
    if (response.headersSent) {
      response.destroy();
    } else {
      write(response, page({ status: 500, sentence: "defect" }));
    }
  }

  /** Responds to a complete request: at once, where that is possible. */
  function answer(sent: ViewerRequest): Eventual<Answer> {
    const placing = placeViewer(sent);
    if (placing.kind === "refused") {
      return controlResponse(plainAnswer(400, placing.problem), sent.method);
    }
    const { request, traced } = placing;
    return request.path.startsWith(controlPrefix)
      ? answerControl(controls, request)
      : answerWith(recorder, handler, request, traced);
  }

  /** Reads the body first. @returns `undefined` when the viewer went away. */
  async function answerWithBody(
    message: IncomingMessage,
    request: ViewerRequest,
  ): Promise<Answer | undefined> {
    const reading = await readBody(message, maxBodyBytes);
    switch (reading.kind) {
      case "aborted":
        return undefined;
      case "too-large":
        return page({ status: 413, sentence: "bodyTooLarge" });
      case "body":
        return answer({ ...request, body: reading.body });
    }
  }

  /** Writes an answer when it is there. */
  async function writeLater(
    message: IncomingMessage,
    response: ServerResponse,
    pending: Promise<Answer | undefined>,
    startMs: number,
  ): Promise<void> {
    try {
      const answered = await pending;
      if (answered !== undefined) {
        send(message, response, answered, startMs);
      }
    } catch (cause) {
      broke(response, cause);
    }
  }

  const { logRequest } = options;

  /** Writes an answer, and logs it. */
  function send(
    message: IncomingMessage,
    response: ServerResponse,
    answered: Answer,
    startMs: number,
  ): void {
    write(response, answered);
    if (isPageLooking(message)) {
      return;
    }
    logRequest?.({
      method: message.method ?? "",
      path: message.url ?? "",
      status: answered.status,
      cache: cacheResult(answered),
      durationMs: performance.now() - startMs,
      recording: answered.recording,
    });
  }

  return (message, response, webSocket) => {
    const startMs = performance.now();
    try {
      const plain = viewerRequest(message, protocol);
      const request = webSocket === undefined ? plain : { ...plain, webSocket };
      const answered = announcesBody(request.headers)
        ? answerWithBody(message, request)
        : answer(request);
      if (answered instanceof Promise) {
        void writeLater(message, response, answered, startMs);
      } else {
        send(message, response, answered, startMs);
      }
    } catch (cause) {
      broke(response, cause);
    }
  };
}

/** Creates a front. It listens after {@link Front.listen}. */
export function createFront(handler: FrontHandler, options: FrontOptions): Front {
  const { nowMs, headersTimeoutMs = 10_000, requestTimeoutMs = 30_000 } = options;
  const requestId = requestIds(options.randomBytes);
  const page = (refusal: Refusal): EdgeResponse => frontPage(refusal, requestId(), nowMs());

  const server = createServer({
    maxHeaderSize: parserHeaderBytes,
    // The edge refuses a request without one, with a page of its own.
    requireHostHeader: false,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(headersTimeoutMs, 1_000),
    shouldUpgradeCallback: isTaken,
  });
  // The parser would silently drop lines beyond a count; their size is bounded already.
  server.maxHeadersCount = 0;
  const listener = createListener(handler, options, page);
  server.on("request", (message, response) => listener(message, response));
  const webSockets = takeWebSockets(server, listener);
  const refuse = refuseUnparsed(server, (code) => page(parserRefusal(code)));
  server.on("connect", (_message: IncomingMessage, socket: Duplex) => {
    socket.on("error", () => socket.destroy());
    refuse(socket, page({ status: 403, sentence: "methodNotAllowed" }));
  });
  return {
    server,
    listen: (port) => listenOnLoopback(server, port),
    close(graceMs = defaultGraceMs) {
      webSockets.close();
      return close(server, graceMs);
    },
  };
}

/** Closes in good order. */
function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // `close` ends idle connections by itself.
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
