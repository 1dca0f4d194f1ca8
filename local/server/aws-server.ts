/**
 * The port of AWS: S3, and the APIs of other services that a stack answers.
 *
 * @module
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ApiAnswer, ApiRequest } from "../services/aws-api/api-message.ts";
import { signedService } from "../services/aws-api/endpoint.ts";
import type { S3 } from "../services/s3/s3.ts";
import { unparsedAnswer } from "../services/s3/unparsed-answer.ts";
import { readBody } from "./read-body.ts";
import { refuseUnparsed } from "./unparsed-request.ts";

/** How long a client may take, in milliseconds: for its headers, and for a request with a body of 64 MB. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/** How long a connection may be silent, in milliseconds: one whose client stopped reading too. */
const idleMs = 60_000;

/** The largest body of a request to another API than S3: a mail of 10 MB, or a batch of messages. */
export const maxApiBodyBytes = 10 * 1024 * 1024;

/** What answers at the port. */
export interface AwsHandlers {
  readonly s3: Pick<S3, "listener">;
  /** APIs other than S3. @default none: S3 answers everything */
  readonly apis?: { readonly handle: (request: ApiRequest) => Promise<ApiAnswer> };
}

/** @param ready Resolves with what answers; `undefined` when there is nothing to wait for. */
export function createAwsServer(ready: () => Promise<AwsHandlers | undefined>): Server {
  const server = createServer(timeouts, (request, response) => {
    void ready().then((handlers) => {
      if (handlers === undefined) {
        response.destroy();
      } else if (handlers.apis === undefined || isForS3(request)) {
        handlers.s3.listener(request, response);
      } else {
        void answerApi(handlers.apis.handle, request, response);
      }
    });
  });
  server.setTimeout(idleMs);
  refuseUnparsed(server, unparsedAnswer);
  return server;
}

/** A signature names the service; what is not signed is for S3, unless it names an operation as S3's requests never do. */
function isForS3({ headers }: IncomingMessage): boolean {
  const service = signedService(headers);
  return service === "s3" || (service === undefined && headers["x-amz-target"] === undefined);
}

async function answerApi(
  handle: (request: ApiRequest) => Promise<ApiAnswer>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reading = await readBody(incoming, maxApiBodyBytes);
  if (reading.kind === "aborted") {
    return;
  }
  const body = reading.kind === "body" ? reading.body : undefined;
  const { status, headers, body: content } = await handle(apiRequest(incoming, body));
  if (response.headersSent || response.destroyed) {
    return;
  }
  response.writeHead(status, {
    ...headers,
    "content-length": content.length,
    // The rest of a body that is too large is not read.
    ...(body === undefined ? { connection: "close" } : {}),
  });
  response.end(content);
}

function apiRequest(incoming: IncomingMessage, body: Buffer | undefined): ApiRequest {
  const [path = "", ...query] = (incoming.url ?? "").split("?");
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  return {
    method: incoming.method ?? "",
    host: headers["host"] ?? "",
    path,
    querystring: query.join("?"),
    headers,
    body,
  };
}
