/**
 * Invalidations of a distribution.
 *
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 * @module
 */
import { postSigned } from "./signed-request.ts";

/**
 * Creates an invalidation.
 *
 * @param reference CloudFront creates one invalidation for a reference, however often it is asked.
 * @returns its id.
 * @throws {InvalidationRefused} when CloudFront refuses it, and what the connection raises.
 */
export type Invalidate = (reference: string, paths: readonly string[]) => Promise<string>;

/** CloudFront's refusal; its name is CloudFront's code, like `TooManyInvalidationsInProgress`. */
export class InvalidationRefused extends Error {
  override readonly name: string;
  constructor(status: number, text: string) {
    super(`CloudFront returned ${status}: ${element(text, "Message") ?? "without a message"}`);
    this.name = element(text, "Code") ?? "InvalidationRefused";
  }
}

/** Milliseconds for CloudFront's response. */
const timeoutMs = 3000;

/** The same invalidation of several distributions; the ids are joined. @param distributionIds Like `EDFDVBD6EXAMPLE`. */
export function invalidationsOf(distributionIds: readonly string[]): Invalidate {
  const each = distributionIds.map(invalidationsOfOne);
  return async (reference, paths) =>
    (await Promise.all(each.map((invalidate) => invalidate(reference, paths)))).join(" ");
}

function invalidationsOfOne(distributionId: string): Invalidate {
  return async (reference, paths) => {
    const items = paths.map((path) => `<Path>${escaped(path)}</Path>`).join("");
    const { status, text } = await postSigned(
      {
        service: "cloudfront",
        // CloudFront is a global service: one endpoint, and this Region in signatures.
        region: "us-east-1",
        endpoint: "https://cloudfront.amazonaws.com",
        path: `/2020-05-31/distribution/${encodeURIComponent(distributionId)}/invalidation`,
        contentType: "text/xml",
        body:
          '<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
          `<CallerReference>${escaped(reference)}</CallerReference>` +
          `<Paths><Items>${items}</Items><Quantity>${paths.length}</Quantity></Paths>` +
          "</InvalidationBatch>",
      },
      timeoutMs,
    );
    if (status !== 201) {
      throw new InvalidationRefused(status, text);
    }
    return element(text, "Id") ?? "";
  };
}

/** Text of the first element of this name. */
function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** Escapes text of an XML element. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
