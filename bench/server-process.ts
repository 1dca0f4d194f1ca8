/**
 * A server in a child process, for the duration of a measurement.
 *
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";

/** A server that has printed its address. */
export interface ServerProcess {
  readonly url: string;
  end(): Promise<void>;
}

/**
 * Starts a server with the running Node.
 *
 * @param folder Where it runs. @default the current one
 * @param address Finds the address in what the server has printed so far.
 * @throws {Error} when the server exits without having printed it.
 */
export function startServer(
  args: readonly string[],
  address: (printed: string) => string | undefined,
  folder = process.cwd(),
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk;
      const url = address(printed);
      if (url !== undefined) {
        // What is printed from now on is discarded: reading it would slow the client of the measurement.
        child.stdout.off("data", read);
        child.stdout.resume();
        resolve({ url, end: () => end(child) });
      }
    };
    child.stdout.on("data", read);
    child.once("exit", () => reject(new Error(`the server ended: ${printed}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill();
  });
}

/** A server that prints its port and nothing else. */
export const portLine = (printed: string): string | undefined =>
  /^(\d+)\n/.test(printed) ? `http://127.0.0.1:${Number.parseInt(printed, 10)}` : undefined;

/** The first address that `npm start` prints is the facade's. */
export const facadeLine = (printed: string): string | undefined =>
  /(http:\/\/127\.0\.0\.1:\d+) {2}CloudFront/.exec(printed)?.[1];
