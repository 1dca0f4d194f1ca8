/**
 * JSON Web Tokens of an issuer: their signatures, by the keys that the issuer publishes.
 *
 * The keys are the issuer's: its discovery document names them, and both are fetched as from any other backend
 * outside the program.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @module
 */
import { createPublicKey, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import { fetchJson } from "./external.ts";
import { type Bag, bagOf } from "./function-response.ts";
import type { GatewayDeps } from "./gateway.ts";

/** How long fetched keys are used, in milliseconds: API Gateway may use them for two hours. */
const keptMs = 2 * 60 * 60 * 1000;

/** API Gateway verifies tokens with RSA signatures only. */
const digests: Readonly<Record<string, string>> = {
  RS256: "sha256",
  RS384: "sha384",
  RS512: "sha512",
};

/** A token that is not accepted. */
export class InvalidToken extends Error {}

/** A part of a token, decoded. @throws {InvalidToken} */
export function decoded(part: string): Bag {
  try {
    const bag = bagOf(JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
    if (bag !== undefined) {
      return bag;
    }
  } catch {
    // Told below.
  }
  throw new InvalidToken("the token is malformed");
}

/** Texts of a claim that is a text, a list, or words with spaces between. */
export function listOf(claim: unknown): readonly string[] {
  const items = Array.isArray(claim) ? claim : typeof claim === "string" ? claim.split(" ") : [];
  return items.map(String).filter((item) => item !== "");
}

/** A claim as functions see it: all of them are texts. */
export function shownClaim(claim: unknown): string {
  if (Array.isArray(claim)) {
    return `[${claim.map(shownClaim).join(" ")}]`;
  }
  return typeof claim === "object" && claim !== null ? JSON.stringify(claim) : String(claim);
}

/** What is wrong with the time of a token; `undefined` if nothing is. */
export function timeProblem(claims: Bag, nowMs: number): "expired" | "early" | undefined {
  const number = (name: string, otherwise: number) =>
    typeof claims[name] === "number" ? claims[name] : otherwise;
  const seconds = nowMs / 1000;
  if (seconds >= number("exp", 0)) {
    return "expired";
  }
  return seconds < number("nbf", 0) || seconds < number("iat", 0) ? "early" : undefined;
}

/**
 * Makes a reader of the tokens of an issuer, which knows no keys yet. It checks the signature alone.
 *
 * @returns what reads the claims of a token; it throws {@link InvalidToken}, and another error when the issuer's keys
 * cannot be had.
 */
export function createTokenReader(
  issuer: string,
  deps: Pick<GatewayDeps, "fetchExternal" | "nowMs">,
): (token: string) => Promise<Bag> {
  let known:
    | { readonly keys: ReadonlyMap<string, KeyObject>; readonly untilMs: number }
    | undefined;

  async function fetchKeys(): Promise<ReadonlyMap<string, KeyObject>> {
    const discovery = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const uri = bagOf(await fetchJson(discovery, deps))?.["jwks_uri"];
    const set = bagOf(await fetchJson(String(uri), deps))?.["keys"];
    const keys = new Map<string, KeyObject>();
    for (const key of Array.isArray(set) ? set.map(bagOf) : []) {
      if (key?.["kty"] === "RSA") {
        keys.set(String(key["kid"]), createPublicKey({ key: key as JsonWebKey, format: "jwk" }));
      }
    }
    return keys;
  }

  /** @throws {Error} when the issuer's keys cannot be had. */
  async function keyOf(id: unknown): Promise<KeyObject> {
    if (known === undefined || deps.nowMs() >= known.untilMs) {
      known = { keys: await fetchKeys(), untilMs: deps.nowMs() + keptMs };
    }
    const key = known.keys.get(String(id));
    if (key === undefined) {
      throw new InvalidToken("unable to find a signing key that matches the token");
    }
    return key;
  }

  return async (token) => {
    const [head = "", payload = "", signature = "", ...others] = token.split(".");
    const header = decoded(head);
    const digest = digests[String(header["alg"])];
    if (digest === undefined || others.length > 0) {
      throw new InvalidToken("the signing method is invalid");
    }
    const key = await keyOf(header["kid"]);
    const signed = Buffer.from(`${head}.${payload}`);
    if (!verify(digest, signed, key, Buffer.from(signature, "base64url"))) {
      throw new InvalidToken("the signature is invalid");
    }
    return decoded(payload);
  };
}
