/**
 * Servers that listen on 127.0.0.1 and nowhere else.
 *
 * @module
 */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * @param port 0 for any free port.
 * @returns the port it listens on.
 * @throws the system's error, such as `EADDRINUSE`.
 */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      // The address of a listening TCP server always has this shape.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
