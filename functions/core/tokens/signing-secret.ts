/**
 * The content of the secret with a signing key.
 *
 * @module
 */
import type { SigningSecret } from "../../contract.ts";
import { readStrictObject } from "./strict-object.ts";

/** Reads the secret. @returns `undefined` for another content: no message may contain a part of it. @throws never */
export function readSigningSecret(text: string): SigningSecret | undefined {
  const secret = readStrictObject(text);
  const key = secret?.["key"];
  return secret !== undefined &&
    hasTexts(secret, ["issuer", "audience"]) &&
    hasTexts(key, ["kid", "x", "y", "d"]) &&
    key["kty"] === "EC" &&
    key["crv"] === "P-256" &&
    key["alg"] === "ES256"
    ? (secret as unknown as SigningSecret)
    : undefined;
}

function hasTexts(
  value: unknown,
  names: readonly string[],
): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === "string")
  );
}
