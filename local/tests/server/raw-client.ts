/**
 * A viewer that sends bytes, not requests.
 *
 * @module
 */
import { connect, type Socket } from "node:net";

/** What came back before the server closed, or before the reader had enough. */
export interface RawReply {
  readonly text: string;
  /** Status of the first answer; 0 when there was none. */
  readonly status: number;
  /** True when the server ended the connection. */
  readonly closed: boolean;
}

/** Whether a text holds as many complete answers as were asked for. HEAD and bodiless answers need `count` 0. */
function hasAnswers(text: string, count: number): boolean {
  let rest = text;
  for (let found = 0; found < count; found++) {
    const end = rest.indexOf("\r\n\r\n");
    const length = Number(/content-length: (\d+)/i.exec(rest.slice(0, end))?.[1] ?? 0);
    if (end === -1 || rest.length < end + 4 + length) {
      return false;
    }
    rest = rest.slice(end + 4 + length);
  }
  return true;
}

/** Opens a connection that survives whatever the server does to it. */
export function open(port: number): Socket {
  return connect(port, "127.0.0.1").on("error", () => undefined);
}

/**
 * Sends bytes and reads until so many answers are complete, or the server closes.
 *
 * @param count 0 reads until the server closes.
 */
export function send(port: number, bytes: string, count = 1): Promise<RawReply> {
  return new Promise((resolve) => {
    const socket = open(port);
    let text = "";
    const done = (closed: boolean): void => {
      socket.destroy();
      resolve({ text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), closed });
    };
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      text += String(chunk);
      if (count > 0 && hasAnswers(text, count)) {
        done(false);
      }
    });
    socket.on("close", () => done(true));
    socket.write(bytes, "latin1");
  });
}

/** A request in text, with a Host of this machine. */
export function get(target: string, lines: readonly string[] = [], method = "GET"): string {
  return [`${method} ${target} HTTP/1.1`, "Host: localhost", ...lines, "", ""].join("\r\n");
}
