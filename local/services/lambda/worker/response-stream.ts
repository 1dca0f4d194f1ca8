/**
 * `awslambda`, which Lambda's Node.js runtimes define for handlers that stream their response.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 */
import { once } from "node:events";
import { Writable } from "node:stream";
import { httpIntegrationType, type StreamedResponse } from "../protocol.ts";
import { maxStreamedBytes } from "../quotas.ts";
import { RuntimeError } from "./wire-error.ts";

/** A handler that writes its response. */
export type StreamingHandler = (
  event: unknown,
  responseStream: ResponseStream,
  context: object,
) => unknown;

/** How Lambda's runtime marks such a handler. */
const mark = Symbol.for("aws.lambda.runtime.handler.streaming");

/** Gathers what a handler writes. */
export class ResponseStream extends Writable {
  #contentType: string | undefined;
  readonly #chunks: Buffer[] = [];
  #sizeBytes = 0;
  /** Written before the first chunk. */
  prelude: Buffer | undefined;

  setContentType(contentType: string): void {
    this.#contentType = contentType;
  }

  /** What was written. */
  get response(): StreamedResponse {
    return {
      contentType: this.#contentType,
      body: Buffer.concat([this.prelude ?? Buffer.alloc(0), ...this.#chunks]),
    };
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.#sizeBytes += chunk.length;
    if (this.#sizeBytes > maxStreamedBytes) {
      const limit = `Response payload size exceeded maximum allowed payload size (${maxStreamedBytes} bytes).`;
      done(new RuntimeError("Function.ResponseSizeTooLarge", limit));
      return;
    }
    this.#chunks.push(chunk);
    done();
  }
}

/** The global of handlers. */
export const awslambda = {
  streamifyResponse(handler: StreamingHandler): StreamingHandler {
    return Object.assign(handler, { [mark]: "response" });
  },
  HttpResponseStream: {
    /** Puts status, headers and cookies before the body. */
    from(stream: ResponseStream, metadata: object): ResponseStream {
      stream.setContentType(httpIntegrationType);
      stream.prelude = Buffer.concat([Buffer.from(JSON.stringify(metadata)), Buffer.alloc(8)]);
      return stream;
    },
  },
};

/** Whether a handler streams. */
export function isStreaming(handler: object): boolean {
  return Reflect.get(handler, mark) === "response";
}

/** Calls a handler that streams, and waits until it has ended its stream. @throws what the handler throws. */
export async function callStreaming(
  handler: (...given: never[]) => unknown,
  event: unknown,
  context: object,
): Promise<StreamedResponse> {
  const stream = new ResponseStream();
  const finished = once(stream, "finish");
  // Awaited below, unless the handler throws first.
  finished.catch(() => undefined);
  await Reflect.apply(handler, undefined, [event, stream, context]);
  await finished;
  return stream.response;
}
