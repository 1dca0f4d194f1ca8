/**
 * What requests are counted by.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
 * @module
 */
import { hash } from "node:crypto";
import { remembered } from "../../http/remembered.ts";
import { firstForwarded } from "./ip-address.ts";
import { labelIn } from "./label.ts";
import { compileSource, cookies } from "./request-component.ts";
import type { Inspection } from "./statement.ts";
import { compileTransformations } from "./text-transformation.ts";
import type { RateKeyPart } from "./web-acl-model.ts";

/** What a request counts under. */
export type RateKey =
  | { readonly kind: "key"; readonly key: string }
  /** It cannot be counted, and is stopped or let through as the rule says. */
  | { readonly kind: "verdict"; readonly matches: boolean };

/** Reads the key of a request. @returns `undefined` where a part is missing: the rule does not apply. */
export type RateKeyReader = (inspection: Inspection) => RateKey | undefined;

/** Reads one part. */
type PartReader = (inspection: Inspection) => string | { readonly matches: boolean } | undefined;

/** Longest key kept as it is, characters: viewers write keys, and every one of them is remembered. */
const maxKeyLength = 128;

/** The digest of a long key. */
const digest = remembered((key) => hash("sha256", key, "base64"));

/** A key of bounded length. */
function bounded(key: string): string {
  return key.length <= maxKeyLength ? key : digest(key);
}

/** Compiles one part. Repeated values: `rateKeyRepeatedValues` in `aws/waf-behavior.ts`. */
function compilePart(part: RateKeyPart): PartReader {
  switch (part.kind) {
    case "ip":
      return ({ request }) => request.clientIp;
    case "forwarded-ip":
      return ({ request }) => {
        const first = firstForwarded(request.headers, part.header);
        return first && (first.address ?? { matches: part.fallback === "MATCH" });
      };
    case "cookie": {
      const transform = compileTransformations(part.transformations);
      return ({ request }) => {
        const found = cookies(request.headers).find(([name]) => name === part.name);
        return found && transform(found[1]);
      };
    }
    case "label-namespace":
      return ({ labels }) => {
        const found = [...labels].flatMap((label) => labelIn(part.namespace, label) ?? []);
        return found.length === 0 ? undefined : found.join();
      };
    case "text": {
      // No part of a key is a body, so how much of one is looked at says nothing here.
      const read = compileSource(part.source, 0);
      return ({ request }) => {
        const reading = read(request);
        return reading.kind === "texts" && reading.texts.length > 0
          ? reading.texts.join()
          : undefined;
      };
    }
  }
}

/** Compiles a key of several parts; of none, everything counts together. */
export function compileRateKey(parts: readonly RateKeyPart[]): RateKeyReader {
  const readers = parts.map(compilePart);
  const [only] = readers;
  return (inspection) => {
    if (only !== undefined && readers.length === 1) {
      return keyOf(only(inspection));
    }
    const values: string[] = [];
    for (const read of readers) {
      const value = read(inspection);
      if (typeof value !== "string") {
        return keyOf(value);
      }
      values.push(value);
    }
    return keyOf(JSON.stringify(values));
  };
}

function keyOf(value: ReturnType<PartReader>): RateKey | undefined {
  if (typeof value === "string") {
    return { kind: "key", key: bounded(value) };
  }
  return value && { kind: "verdict", matches: value.matches };
}

/** Whether a key is made of what the network shows of a viewer; everything else may be a token. */
export function isKeyPublic(parts: readonly RateKeyPart[]): boolean {
  return parts.every(
    ({ kind }) => kind === "ip" || kind === "forwarded-ip" || kind === "label-namespace",
  );
}
