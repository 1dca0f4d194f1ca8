/**
 * The port of S3.
 *
 * @module
 */
import { createServer, type Server } from "node:http";
import type { S3 } from "../services/s3/s3.ts";
import { unparsedAnswer } from "../services/s3/unparsed-answer.ts";
import { refuseUnparsed } from "./unparsed-request.ts";

/** How long a client of S3 may take, in milliseconds: for its headers, and for a request with a body of 64 MB. */
const s3Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/** How long a connection to S3 may be silent, in milliseconds: one whose client stopped reading too. */
const s3IdleMs = 60_000;

/** @param ready Resolves with what answers; `undefined` when there is nothing to wait for. */
export function createS3Server(ready: () => Promise<Pick<S3, "listener"> | undefined>): Server {
  const server = createServer(s3Timeouts, (request, response) => {
    void ready().then((s3) => {
      if (s3 === undefined) {
        response.destroy();
      } else {
        s3.listener(request, response);
      }
    });
  });
  server.setTimeout(s3IdleMs);
  refuseUnparsed(server, unparsedAnswer);
  return server;
}
