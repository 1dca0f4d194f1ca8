/**
 * What S3 answers to bytes that are no request.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @module
 */
import type { WholeAnswer } from "../../http/whole-answer.ts";
import { errorDocument, S3Error, type S3ErrorCode } from "./wire/s3-error.ts";

/** Error codes of Node's parser that are not simply bad requests. */
const codes: Readonly<Record<string, S3ErrorCode>> = {
  HPE_HEADER_OVERFLOW: "RequestHeaderSectionTooLarge",
  ERR_HTTP_REQUEST_TIMEOUT: "RequestTimeout",
};

/**
 * The answer to an error of the parser. It has no request id: none was given to what is no request.
 *
 * @param code Node's code of the error.
 */
export function unparsedAnswer(code = ""): WholeAnswer {
  const error = new S3Error(codes[code] ?? "BadRequest");
  const body = errorDocument(error, "", "");
  return {
    status: error.status,
    statusDescription: "Bad Request",
    rawHeaders: [
      "Content-Type",
      "application/xml",
      "Content-Length",
      String(body.length),
      "Server",
      "AmazonS3",
    ],
    body,
  };
}
