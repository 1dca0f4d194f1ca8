/**
 * JWT authorizers of HTTP APIs: signature, issuer, audience, time and scopes of a token.
 *
 * The keys are the issuer's: its discovery document names them, and both are fetched as from any other backend
 * outside the program.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @module
 */
import { createPublicKey, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import { fetchJson } from "../api-gateway/external.ts";
import { type Bag, bagOf } from "../api-gateway/function-response.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import type { JwtAuthorizer } from "./http-api.ts";
import type { HttpVisit } from "./http-visit.ts";
import { identityOf } from "./identity-source.ts";
import type { Authorization, Authorize } from "./lambda-authorizer.ts";

/** How long fetched keys are used, in milliseconds: API Gateway may use them for two hours. */
const keptMs = 2 * 60 * 60 * 1000;

/** API Gateway verifies tokens with RSA signatures only. */
const digests: Readonly<Record<string, string>> = {
  RS256: "sha256",
  RS384: "sha384",
  RS512: "sha512",
};

/** A token that is not accepted. */
class InvalidToken extends Error {}

/** A part of a token, decoded. */
function decoded(part: string): Bag {
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
function listOf(claim: unknown): readonly string[] {
  const items = Array.isArray(claim) ? claim : typeof claim === "string" ? claim.split(" ") : [];
  return items.map(String).filter((item) => item !== "");
}

/** A claim as functions see it: all of them are texts. */
function shownClaim(claim: unknown): string {
  if (Array.isArray(claim)) {
    return `[${claim.map(shownClaim).join(" ")}]`;
  }
  return typeof claim === "object" && claim !== null ? JSON.stringify(claim) : String(claim);
}

/** What is wrong with the time, issuer or audience of a token; `undefined` if nothing is. */
function claimProblem(
  claims: Bag,
  { issuer, audiences }: JwtAuthorizer,
  nowMs: number,
): string | undefined {
  const seconds = nowMs / 1000;
  const audience =
    claims["aud"] === undefined ? listOf(claims["client_id"]) : listOf(claims["aud"]);
  const number = (name: string, otherwise: number) =>
    typeof claims[name] === "number" ? claims[name] : otherwise;
  if (claims["iss"] !== issuer) {
    return `invalid issuer`;
  }
  if (!audience.some((each) => audiences.includes(each))) {
    return "invalid audience";
  }
  if (seconds >= number("exp", 0)) {
    return "the token has expired";
  }
  return seconds < number("nbf", 0) || seconds < number("iat", 0)
    ? "the token is not valid yet"
    : undefined;
}

/** Makes an authorizer that knows no keys yet. */
export function createJwtAuthorizer(
  authorizer: JwtAuthorizer,
  deps: Pick<GatewayDeps, "fetchExternal" | "nowMs" | "log">,
): Authorize {
  const { issuer, identitySources } = authorizer;
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

  /** @throws {InvalidToken} */
  async function claimsOf(token: string): Promise<Bag> {
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
    const claims = decoded(payload);
    const problem = claimProblem(claims, authorizer, deps.nowMs());
    if (problem !== undefined) {
      throw new InvalidToken(problem);
    }
    return claims;
  }

  function judge(claims: Bag, { match }: HttpVisit): Authorization {
    const wanted = match.route.scopes ?? [];
    const granted = listOf(claims["scope"] ?? claims["scp"]);
    if (wanted.length > 0 && !wanted.some((scope) => granted.includes(scope))) {
      return {
        kind: "forbidden",
        challenge: `Bearer scope="${wanted.join(" ")}" error="insufficient_scope"`,
      };
    }
    const shown = Object.entries(claims).map(([name, claim]) => [name, shownClaim(claim)]);
    return {
      kind: "allowed",
      authorized: {
        kind: "jwt",
        claims: Object.fromEntries(shown),
        scopes: wanted.length === 0 ? null : granted,
      },
    };
  }

  return async (visit) => {
    const [identity] = identitySources.flatMap((source) => identityOf(source, visit) || []);
    if (identity === undefined) {
      return { kind: "unauthorized", challenge: "Bearer" };
    }
    try {
      return judge(await claimsOf(identity.replace(/^Bearer +/i, "")), visit);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof InvalidToken)) {
        deps.log(`authorizer of ${issuer}: its keys cannot be fetched: ${why}`);
      }
      const words = error instanceof InvalidToken ? why : "unable to fetch the keys of the issuer";
      const challenge = `Bearer scope="" error="invalid_token" error_description="${words}"`;
      return { kind: "unauthorized", challenge };
    }
  };
}
