/**
 * S3 over HTTP: from Node's messages to ours and back.
 *
 * @module
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { hostName, isCrossSite, isLoopbackHost } from "../../http/foreign-site.ts";
import type { S3Request, S3Response } from "./s3-message.ts";
import { headerCase } from "./wire/header-case.ts";
import { isAwsChunked } from "./wire/payload.ts";
import { S3Error } from "./wire/s3-error.ts";

/** AWS takes 5 GB in one request; here a body is held in memory. Larger files go up in parts. */
export const maxBodyBytes = 64 * 1024 * 1024;

/**
 * A listener for `http.createServer`.
 *
 * @param handle Answers every request; it does not throw.
 */
export function createListener(
  handle: (request: S3Request) => Promise<S3Response>,
): RequestListener {
  return (incoming, outgoing) => {
    handle(readRequest(incoming))
      .then((response) => writeResponse(response, outgoing))
      // A header Node will not write, from a record somebody edited: no answer, and no crash.
      .catch(() => outgoing.destroy());
  };
}

function readRequest(incoming: IncomingMessage): S3Request {
  // A request to a proxy names its target in full (RFC 9112 section 3.2.2).
  const target = (incoming.url ?? "").replace(/^https?:\/\/[^/?]*/i, "");
  const separator = target.indexOf("?");
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  const host = headers["host"] ?? "";
  const refusal = refuseName(host);
  const { origin, "sec-fetch-site": site } = headers;
  return {
    ...(refusal === undefined ? {} : { refusal }),
    crossSite: isCrossSite({ host, origin, site }),
    method: incoming.method ?? "",
    host,
    path: separator < 0 ? target : target.slice(0, separator),
    querystring: separator < 0 ? "" : target.slice(separator + 1),
    headers,
    body: () => readBody(incoming, headers),
  };
}

/** Names under which S3 is reached on AWS, which a client may send here as well. */
const awsName = /(?:^|\.)amazonaws\.com$/;

/** A page reaches this machine under a name that it made up, and then counts as a page of this machine. */
function refuseName(host: string): S3Error | undefined {
  return isLoopbackHost(host) || awsName.test(hostName(host))
    ? undefined
    : new S3Error("AccessDenied", {
        message:
          "This endpoint answers to a name of this machine only, like 127.0.0.1 or localhost",
      });
}

function writeResponse(response: S3Response, outgoing: ServerResponse): void {
  // The parser met bytes of the body that it refuses, and the client was told so.
  if (outgoing.headersSent) {
    return;
  }
  const headers = Object.entries(response.headers).map(
    ([name, value]) => [headerCase(name), value] as const,
  );
  outgoing.writeHead(response.status, Object.fromEntries(headers));
  // What is left of an unread body, Node reads and drops.
  outgoing.end(response.body);
}

/** @throws {S3Error} when S3 would not read such a body, or it is too large to hold. */
async function readBody(
  incoming: IncomingMessage,
  headers: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const { "content-length": declared, "transfer-encoding": coding } = headers;
  if (coding !== undefined && !isAwsChunked(headers)) {
    throw new S3Error("NotImplemented", {
      message:
        "A header you provided implies functionality that is not implemented: Transfer-Encoding",
    });
  }
  if (coding === undefined && declared === undefined) {
    throw new S3Error("MissingContentLength");
  }
  if (Number(declared ?? 0) > maxBodyBytes) {
    throw tooLarge();
  }
  return collect(incoming);
}

/** Not `for await`: leaving that early would close the connection before the answer is out. */
function collect(incoming: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  const take = (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBodyBytes) {
      chunks.length = 0;
      incoming.off("data", take);
      incoming.resume();
      reject(tooLarge());
    } else {
      chunks.push(chunk);
    }
  };
  incoming.on("data", take);
  incoming.once("end", () => resolve(Buffer.concat(chunks)));
  incoming.once("error", (cause) => reject(new S3Error("IncompleteBody", { cause })));
  incoming.once("close", () => reject(new S3Error("IncompleteBody")));
  return promise;
}

function tooLarge(): S3Error {
  return new S3Error("EntityTooLarge", { elements: { MaxSizeAllowed: String(maxBodyBytes) } });
}
