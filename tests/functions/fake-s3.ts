/**
 * A fake S3 that responds as a test configures it and records its requests.
 *
 * @module
 */
import http from "node:http";
import type { AddressInfo } from "node:net";

/** One request. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
}

/** A running fake. */
export interface FakeS3 {
  readonly url: string;
  /** Since the last time it was emptied. */
  readonly asked: Asked[];
  /** Put another listener here at any time. */
  respond: http.RequestListener;
  close(): Promise<void>;
}

/** Starts one on a free port of 127.0.0.1. */
export async function startFakeS3(): Promise<FakeS3> {
  const server = http.createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    fake.asked.push({ method, url, headers });
    fake.respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeS3 = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    respond: s3Error(500, "NotTold"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

/** Returns an object, or 304 for its ETag. */
export function s3Object(body: string | Buffer, etag: string): http.RequestListener {
  return ({ headers }, response) => {
    if (headers["if-none-match"] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const length = Buffer.byteLength(body);
    response.writeHead(200, { etag, "content-length": length }).end(body);
  };
}

/** Returns an error of S3. */
export function s3Error(status: number, code: string): http.RequestListener {
  const secret = "from S3, not for viewers";
  return (_request, response) => {
    response
      .writeHead(status, { "content-type": "application/xml", "x-amz-request-id": "S3ID" })
      .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${secret}</Message></Error>`);
  };
}

/**
 * Sets what the AWS SDK reads from the environment.
 *
 * @param more Further variables.
 * @returns what puts everything back.
 */
export function useFakeS3(url: string, more: Readonly<Record<string, string>> = {}): () => void {
  // biome-ignore lint/style/noProcessEnv: the SDK in the function under test reads nothing else
  const environment = process.env;
  const before = { ...environment };
  Object.assign(environment, {
    AWS_ENDPOINT_URL_S3: url,
    AWS_ACCESS_KEY_ID: "AKIDTEST",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    ...more,
  });
  return () => {
    for (const name of Object.keys(environment)) {
      if (!(name in before)) {
        delete environment[name];
      }
    }
    Object.assign(environment, before);
  };
}
