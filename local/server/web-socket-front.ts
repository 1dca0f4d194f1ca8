/**
 * Requests for a WebSocket at a front: they pass the edge like any other, and an origin that takes one is joined with the
 * viewer.
 *
 * @module
 */
import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
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
function isWebSocket({ method, headers: { upgrade } }: IncomingMessage): boolean {
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

/** Responses under way by connection: the next request of a connection waits for them. */
const underWay = new WeakMap<Duplex, number>();

/**
 * Whether a request is taken as one for a WebSocket: not where earlier ones of its connection have no response yet, since
 * theirs come first. Such a request gets the answer of a plain one.
 */
export function isTaken(message: IncomingMessage): boolean {
  return isWebSocket(message) && (underWay.get(message.socket) ?? 0) === 0;
}

/** Takes requests for a WebSocket from a server made with `shouldUpgradeCallback: isTaken`. */
export function takeWebSockets(server: Server, answer: AnswerUpgrade): WebSockets {
  const taken = new Set<Socket>();
  server.prependListener("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    response.once("close", () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
  });
  server.on("upgrade", (message: IncomingMessage, stream: Duplex, rest: Buffer) => {
    const socket = stream as Socket;
    const response = new ServerResponse(message);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once("finish", () => socket.destroySoon());
    socket.on("error", () => socket.destroy());
    // The server does not know the connection any more: it neither times out nor closes with the others.
    taken.add(socket);
    socket.once("close", () => taken.delete(socket));
    socket.setTimeout(idleSeconds * 1000, () => socket.destroy());
    answer(message, response, {
      lines: Object.entries(headersFromRaw(message.rawHeaders))
        .filter(([name]) => name.startsWith("sec-websocket-"))
        .flatMap(([, lines]) => lines),
      join(head, other, first) {
        const origin = other as Duplex;
        if (socket.destroyed || taken.size > maxWebSockets) {
          origin.destroy();
          socket.destroy();
          return;
        }
        response.detachSocket(socket);
        response.destroy();
        socket.write(head);
        socket.write(first);
        origin.write(rest);
        tunnel(socket, origin);
      },
    });
  });
  return {
    close() {
      for (const socket of taken) {
        socket.destroy();
      }
    },
  };
}
