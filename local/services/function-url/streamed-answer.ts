/**
 * What a handler streamed, as a response of its function URL.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 * @module
 */
import { type AnswerReading, bagOf } from "../api-gateway/function-response.ts";
import { readFunctionAnswer } from "../api-gateway-http/http-api-response.ts";
import { httpIntegrationType, type StreamedResponse } from "../lambda/protocol.ts";

/** Zero bytes between the metadata and the body. */
const delimiter = Buffer.alloc(8);

/** Reads a streamed response. @throws never */
export function readStreamedAnswer(
  { contentType = "application/octet-stream", body }: StreamedResponse,
  method: string,
): AnswerReading {
  const bytes = Buffer.from(body);
  if (contentType !== httpIntegrationType) {
    return answerOf({ headers: { "Content-Type": contentType } }, bytes, method);
  }
  const end = bytes.indexOf(delimiter);
  const metadata = end < 0 ? undefined : metadataOf(bytes.subarray(0, end).toString());
  return metadata === undefined
    ? { kind: "invalid", reason: "its stream must begin with metadata and eight zero bytes" }
    : answerOf(metadata, bytes.subarray(end + delimiter.length), method);
}

function answerOf(metadata: object, body: Buffer, method: string): AnswerReading {
  const answer = { statusCode: 200, ...metadata, body: body.toString("base64") };
  return readFunctionAnswer({ ...answer, isBase64Encoded: true }, method);
}

function metadataOf(text: string): object | undefined {
  try {
    return bagOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
