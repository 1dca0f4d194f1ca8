/**
 * Requests for a WebSocket at a front: they pass the edge like any other, and an origin that takes one is joined with the
 * viewer.
 *
 * @module
 */
import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { headersFromRaw } from "../http/header-map.ts";
import { maxWebSockets, tunnel, type WebSocketRequest } from "../http/web-socket.ts";

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
      join(head, origin, first) {
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
