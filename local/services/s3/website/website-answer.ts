/**
 * Answers of a website endpoint that are not objects: redirects and pages about errors.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html
 * @module
 */
import { STATUS_CODES } from "node:http";
import type { S3Response } from "../s3-message.ts";

/** Why a website has no object for a request. */
export interface WebsiteError {
  readonly status: number;
  /** Like `NoSuchKey`. */
  readonly code: string;
  readonly message: string;
}

/** Errors that a website finds itself. */
export const websiteErrors = {
  method: {
    status: 405,
    code: "MethodNotAllowed",
    message: "The specified method is not allowed against this resource.",
  },
  missing: { status: 404, code: "NoSuchKey", message: "The specified key does not exist." },
} as const satisfies Readonly<Record<string, WebsiteError>>;

/** The error that an answer of S3 is. */
export function errorOf({ status, body }: S3Response): WebsiteError {
  const xml = body.toString();
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
  return { status, code: element("Code"), message: element("Message") };
}

/** A redirect without a body. */
export function redirectTo(status: number, location: string): S3Response {
  return { status, headers: { location, "content-length": "0" }, body: Buffer.alloc(0) };
}

/** The page with which S3 tells an error. @param second Why there is no error document, where one is declared. */
export function errorPage(error: WebsiteError, second?: WebsiteError): S3Response {
  const title = `${error.status} ${STATUS_CODES[error.status] ?? ""}`;
  const items = (each: WebsiteError) =>
    `<ul>\n<li>Code: ${each.code}</li>\n<li>Message: ${each.message}</li>\n</ul>`;
  const lines = [
    "<html>",
    `<head><title>${title}</title></head>`,
    "<body>",
    `<h1>${title}</h1>`,
    items(error),
    ...(second === undefined
      ? []
      : [
          "<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>",
          items(second),
        ]),
    "<hr/>",
    "</body>",
    "</html>",
    "",
  ];
  const body = Buffer.from(lines.join("\n"));
  return {
    status: error.status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-length": String(body.length),
      "x-amz-error-code": error.code,
      "x-amz-error-message": error.message,
    },
    body,
  };
}
