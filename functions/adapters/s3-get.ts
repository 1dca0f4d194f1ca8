/**
 * GET requests to S3, signed by AWS's signer and sent by Node's own client.
 *
 * The client of the SDK takes longer to load than everything else that a cold start of an edge function does:
 * docs/performance.md has the figures.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 * @module
 */
import http from "node:http";
import https from "node:https";
import process from "node:process";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { SignatureV4 } from "@smithy/signature-v4";
import type { SeasonLocation } from "../contract.ts";
import { isTransient } from "./s3-failure.ts";
import { sha256 } from "./sha256.ts";

/** How long one attempt may take, milliseconds. */
export interface AttemptTimes {
  /** To connect, with TLS. */
  readonly connectMs: number;
  /** From then on to the first byte of the response. */
  readonly answerMs: number;
}

/**
 * Sends one request, a second one after a failure that may pass, and both again at each call, over connections that are kept.
 *
 * @param request Headers in lower case, beside those of the signature, and the parameters of the query.
 * @param signal Ends the attempts, and the body of the response.
 * @returns the response to a 200; its body is to be read.
 * @throws an error in the form of the SDK's for any other status, and what the connection raises.
 */
export type S3Get = (
  request: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
  },
  signal: AbortSignal,
) => Promise<http.IncomingMessage>;

/** An error of S3 in the form of the SDK's: its name is S3's code. */
class S3Failure extends Error {
  readonly $metadata: { readonly httpStatusCode: number | undefined; readonly requestId?: string };

  constructor(code: string, { statusCode, headers }: http.IncomingMessage) {
    super(`S3 responded ${statusCode}`);
    this.name = code;
    const requestId = headers["x-amz-request-id"];
    this.$metadata = {
      httpStatusCode: statusCode,
      ...(typeof requestId === "string" ? { requestId } : {}),
    };
  }
}

/** An attempt that took too long, by the name that the SDK has for it. */
class AttemptTimeout extends Error {
  override readonly name = "TimeoutError";
}

/** Before a second attempt where S3 has responded, milliseconds. */
const pauseMs = 50;

/** Makes the requests for one object; with an empty key, for its bucket. */
export function s3Get({ bucket, key, region }: SeasonLocation, times: AttemptTimes): S3Get {
  const signer = new SignatureV4({
    service: "s3",
    region,
    credentials,
    sha256,
    // S3 signs the path as it is sent.
    uriEscapePath: false,
  });
  let agent: http.Agent | undefined;
  return async ({ headers = {}, query = {} }, signal) => {
    const url = urlOf(bucket, key, region);
    url.search = Object.entries(query)
      .map((parameter) => parameter.map(encoded).join("="))
      .join("&");
    const client = clientFor(url);
    // Connections are kept in an agent of this object's: those of Node's own are closed after five seconds.
    agent ??= new client.Agent({ keepAlive: true });
    const kept = agent;
    const attempt = async () => {
      const signed = await signer.sign({
        method: "GET",
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: { ...query },
        headers: { ...headers, host: url.host },
      });
      return expectObject(await send(url, { headers: signed.headers, agent: kept, signal }, times));
    };
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !isTransient(error)) {
        throw error;
      }
      // A connection that was kept may have been closed meanwhile: that is no reason to wait.
      await (error instanceof S3Failure ? pause(pauseMs, undefined, { signal }) : undefined);
      return attempt();
    }
  };
}

/** An endpoint on loopback may have no certificate. */
function clientFor({ protocol }: URL): typeof http | typeof https {
  return protocol === "https:" ? https : http;
}

/** As Lambda sets and refreshes them. @throws when a variable is missing. */
async function credentials() {
  // biome-ignore lint/style/noProcessEnv: the only place Lambda puts them
  const environment = process.env;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const { AWS_SESSION_TOKEN: sessionToken } = environment;
  if (!accessKeyId || !secretAccessKey) {
    throw new Error("the environment must hold AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/**
 * The address of an object: by the name of its bucket, or below it where the name has a dot, which no certificate of
 * S3 covers, and at an endpoint of the environment, which is on loopback.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
function urlOf(bucket: string, key: string, region: string): URL {
  // biome-ignore lint/style/noProcessEnv: where an endpoint on loopback is, as the SDK reads it
  const { AWS_ENDPOINT_URL_S3: own, AWS_ENDPOINT_URL: all } = process.env;
  const path = key.split("/").map(encoded).join("/");
  const endpoint = own ?? all;
  if (endpoint === undefined && !bucket.includes(".")) {
    return new URL(`https://${bucket}.s3.${region}.amazonaws.com/${path}`);
  }
  return new URL(`/${bucket}/${path}`, endpoint ?? `https://s3.${region}.amazonaws.com`);
}

/** As RFC 3986 has it, which is stricter than ECMAScript. */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Resolves with the head of a response. */
function send(
  url: URL,
  options: http.RequestOptions,
  { connectMs, answerMs }: AttemptTimes,
): Promise<http.IncomingMessage> {
  const connect = url.protocol === "https:" ? "secureConnect" : "connect";
  return new Promise((resolve, reject) => {
    const request = clientFor(url).get(url, options);
    const limit = (ms: number, what: string) =>
      setTimeout(() => request.destroy(new AttemptTimeout(`S3 ${what} within ${ms} ms`)), ms);
    let timer = limit(connectMs, "did not accept a connection");
    const connected = () => {
      clearTimeout(timer);
      timer = limit(answerMs, "did not respond");
    };
    request.once("socket", (socket) => {
      if (socket.connecting) {
        socket.once(connect, connected);
      } else {
        connected();
      }
    });
    request.once("response", (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** @throws {S3Failure} for anything but the object. */
async function expectObject(response: http.IncomingMessage): Promise<http.IncomingMessage> {
  if (response.statusCode === 200) {
    return response;
  }
  // Read to its end, so that the connection can be used again. Errors of S3 have a few hundred bytes.
  const body = await textOf(response);
  const [, code = "S3Failure"] = /<Code>(\w+)<\/Code>/.exec(body) ?? [];
  throw new S3Failure(code, response);
}
