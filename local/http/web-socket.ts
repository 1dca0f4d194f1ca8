/**
 * A viewer's request for a WebSocket, on its way to an origin that may take it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html
 * @module
 */

/** The request, beside what every request has. */
export interface WebSocketRequest {
  /** The viewer's `Sec-WebSocket-*` lines, which reach the origin whatever the behavior forwards. */
  readonly lines: readonly { readonly key: string; readonly value: string }[];
  /**
   * Joins viewer and origin, once: from then on the viewer gets what the origin sends.
   *
   * @param head What the origin has sent: status line and headers.
   * @param rest Bytes that came with them.
   */
  join(head: string, origin: NodeJS.ReadWriteStream, rest: Buffer): void;
}
