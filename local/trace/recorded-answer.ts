/**
 * The response to a recorded request.
 *
 * @module
 */

/** The response to a recorded request. */
export interface RecordedAnswer {
  readonly status: number;
  /** Name, value, name, value …. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly requestId: string;
}

/** Pairs of a flat list. */
export function* pairs(raw: readonly string[]): Generator<[string, string]> {
  for (let at = 0; at + 1 < raw.length; at += 2) {
    yield [raw[at] ?? "", raw[at + 1] ?? ""];
  }
}

/** The end of `X-Cache`. */
const fromCloudFront = " from cloudfront";

/** How CloudFront answered; empty where something else did. */
export function cacheResult({ rawHeaders }: Pick<RecordedAnswer, "rawHeaders">): string {
  const value = rawHeaders[rawHeaders.indexOf("X-Cache") + 1] ?? "";
  return value.endsWith(fromCloudFront) ? value.slice(0, -fromCloudFront.length) : "";
}
