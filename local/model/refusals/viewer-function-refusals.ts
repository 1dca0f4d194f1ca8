/**
 * CloudFront functions, key value pairs and associations that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions
 * @module
 */
import { functionMaxBytes, keyValueLimits } from "../../../aws/cloudfront-functions.ts";
import type { Refusal } from "../findings.ts";

/** Checks the code of a function. */
export function refuseFunctionCode(code: string): readonly Refusal[] {
  const bytes = Buffer.byteLength(code);
  const max = functionMaxBytes.value;
  return bytes > max
    ? [
        {
          path: "code",
          message: `must be at most ${max} bytes, got ${bytes}: remove what it does not use, or minify it`,
        },
      ]
    : [];
}

/** Checks one pair of a key value store. */
export function refuseKeyValues(key: string, value: string): readonly Refusal[] {
  const limits = keyValueLimits.value;
  return [
    { path: "key", bytes: Buffer.byteLength(key), max: limits.key },
    { path: "value", bytes: Buffer.byteLength(value), max: limits.value },
  ].flatMap(({ path, bytes, max }) =>
    bytes > max ? [{ path, message: `must be at most ${max} bytes, got ${bytes}` }] : [],
  );
}
