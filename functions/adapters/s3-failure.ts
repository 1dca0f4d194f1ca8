/**
 * What a failed request to S3 says.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @module
 */

/** The HTTP status of an error of the SDK; `undefined` for one without a response. */
export function statusOf(error: unknown): number | undefined {
  const metadata: unknown =
    error instanceof Error && "$metadata" in error ? error.$metadata : undefined;
  const status: unknown =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === "number" ? status : undefined;
}

/** Whether a request that failed may succeed when it is repeated: no response, a time limit, or an error of S3's own. */
export function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status === 408 || status === 429 || status >= 500;
}
