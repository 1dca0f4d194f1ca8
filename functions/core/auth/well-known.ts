/**
 * What others need to verify tokens: the key set, and the description of the server.
 *
 * @module
 */
import type { TokenTerms } from "../../contract.ts";
import { type AuthAnswer, jsonAnswer } from "./auth-message.ts";

/**
 * A key is published by a deployment before the one that signs with it, so that a copy of this age has every key that signs.
 */
const cacheable = { "cache-control": "public, max-age=300, stale-while-revalidate=60" } as const;

/** The key set (RFC 7517 §5). @throws never */
export function keySet({ keys }: TokenTerms): AuthAnswer {
  return jsonAnswer(
    200,
    { keys: keys.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use })) },
    cacheable,
  );
}

/**
 * The description of the server (RFC 8414), also at the path of OpenID Connect Discovery, where many libraries look. It is
 * no OpenID provider and has no authorization endpoint: people sign in on its own pages.
 *
 * `issuer` is the claim `iss`. Libraries compare it with the address that they read this from, so for them the setting
 * `tokenIssuer` has to be the address of the facade.
 *
 * @param url Address of the facade.
 * @throws never
 */
export function serverDescription({ issuer }: TokenTerms, url: string): AuthAnswer {
  return jsonAnswer(
    200,
    {
      issuer,
      jwks_uri: `${url}/.well-known/jwks.json`,
      token_endpoint: `${url}/auth/token`,
      response_types_supported: [],
      grant_types_supported: ["client_credentials"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      id_token_signing_alg_values_supported: ["ES256"],
    },
    cacheable,
  );
}
