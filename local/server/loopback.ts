/**
 * Servers that listen on 127.0.0.1 and nowhere else.
 *
 * @module
 */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { LocalError } from "../local-error.ts";

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

/** Closes a server and its connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/**
 * Names the option that sets a port that cannot be used.
 *
 * @returns throws for the reason that it is given.
 */
export function explainPort(option: string, port: number) {
  return (cause: NodeJS.ErrnoException): never => {
    const reason =
      cause.code === "EADDRINUSE"
        ? "is in use"
        : cause.code === "EACCES"
          ? "needs privileges that this user does not have"
          : `cannot be used: ${cause.message}`;
    throw new LocalError(`port ${port} of 127.0.0.1 ${reason}; set another with ${option}`, {
      fault: "port",
      cause,
    });
  };
}
