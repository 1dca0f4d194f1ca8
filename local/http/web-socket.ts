/**
 * A viewer's request for a WebSocket, on its way to an origin that may take it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html
 * @module
 */
import type { Duplex } from "node:stream";
import type { HeaderLine } from "./message.ts";

/** The request, beside what every request has. */
export interface WebSocketRequest {
  /** The viewer's `Sec-WebSocket-*` lines, which reach the origin whatever the behavior forwards. */
  readonly lines: readonly HeaderLine[];
  /**
   * Joins viewer and origin, once: from then on the viewer gets what the origin sends.
   *
   * @param head What the origin has sent: status line and headers.
   * @param rest Bytes that came with them.
   */
  join(head: string, origin: Duplex, rest: Buffer): void;
}

/** Seconds after which a connection without data ends. */
const idleSeconds = 600;

/** Most connections at a time. */
export const maxWebSockets = 1000;

/** Lets two streams talk to each other until one of them ends, breaks or is silent for ten minutes. */
export function tunnel(viewer: Duplex, origin: Duplex): void {
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
