/**
 * A gRPC server as the engine expects one of a plugin: its port is the first thing it prints.
 *
 * @module
 */
import { flushCompileCache } from "node:module";
import process from "node:process";
import * as grpc from "@grpc/grpc-js";

/** The largest message either side takes, as the engine has it. */
const maxMessageBytes = 400 * 1024 * 1024;

/** Starts a server on a free port of 127.0.0.1, and prints the port. */
export async function listen(register: (server: grpc.Server) => void): Promise<void> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  register(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  process.stdout.write(`${port}\n`);
  // The engine kills its plugins: what they compiled is kept now, or never.
  flushCompileCache();
}

/** Answers one call with what a promise gives, or with its words where it fails. */
export function unary<Request, Response>(
  answer: (request: Request) => Promise<Response> | Response,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (error: unknown) =>
          callback({
            code: grpc.status.UNKNOWN,
            details: error instanceof Error ? error.message : String(error),
          }),
      );
  };
}
