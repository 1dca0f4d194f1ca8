/**
 * Requests for a WebSocket at a front: they pass the edge like any other, and an origin that takes one is joined with the
 * viewer.
 *
 * @module
 */
import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { headersFromRaw } from "../http/header-map.ts";
import type { WebSocketRequest } from "../http/web-socket.ts";

/** Answers a request; where an origin joins, its response is not written. */
export type AnswerUpgrade = (
  message: IncomingMessage,
  response: ServerResponse,
  webSocket: WebSocketRequest,
) => void;

/** The connections that are joined. */
export interface WebSockets {
  /** Ends all of them. */
  close(): void;
}

/**
 * Whether a viewer asks for a WebSocket. What this runtime serves itself, buckets and APIs, declines it as on AWS, with the
 * answer of a plain request.
 */
export function isWebSocket({ method, headers: { upgrade } }: IncomingMessage): boolean {
  return method === "GET" && upgrade !== undefined && upgrade.toLowerCase() === "websocket";
}

/** Seconds after which a connection without data ends. */
const idleSeconds = 600;

/** Most connections at a time. */
const maxWebSockets = 1000;

/** Lets two streams talk to each other until one of them ends, breaks or is silent for ten minutes. */
function tunnel(viewer: Duplex, origin: Duplex): void {
  const streams = [viewer, origin] as const;
  const end = () => {
    for (const stream of streams) {
      stream.destroy();
    }
  };
  for (const stream of streams) {
    stream.once("error", end);
    stream.once("close", end);
    if ("setTimeout" in stream && typeof stream.setTimeout === "function") {
      stream.setTimeout(idleSeconds * 1000, end);
    }
  }
  viewer.pipe(origin);
  origin.pipe(viewer);
}

/** Takes requests for a WebSocket from a server made with `shouldUpgradeCallback: isWebSocket`. */
export function takeWebSockets(server: Server, answer: AnswerUpgrade): WebSockets {
  const joined = new Set<Duplex>();
  server.on("upgrade", (message: IncomingMessage, socket: Duplex, rest: Buffer) => {
    const response = new ServerResponse(message);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as never);
    response.once("finish", () => socket.end());
    socket.on("error", () => socket.destroy());
    answer(message, response, {
      lines: Object.entries(headersFromRaw(message.rawHeaders))
        .filter(([name]) => name.startsWith("sec-websocket-"))
        .flatMap(([, lines]) => lines),
      join(head, stream, first) {
        const origin = stream as Duplex;
        if (socket.destroyed || joined.size >= maxWebSockets) {
          origin.destroy();
          socket.destroy();
          return;
        }
        response.detachSocket(socket as never);
        response.destroy();
        joined.add(socket);
        socket.once("close", () => joined.delete(socket));
        socket.write(head);
        socket.write(first);
        origin.write(rest);
        tunnel(socket, origin);
      },
    });
  });
  return {
    close() {
      for (const socket of joined) {
        socket.destroy();
      }
    },
  };
}
