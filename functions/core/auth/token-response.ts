/**
 * Responses of the token endpoint (RFC 6749 §5).
 *
 * @module
 */
import { type AuthAnswer, jsonAnswer } from "./auth-message.ts";

/** Descriptions are printable ASCII without `"` and `\` (RFC 6749 §5.2). */
const errors = {
  invalid_request:
    "The body must be a form with grant_type, each parameter once, and credentials in one place.",
  invalid_client: "The client is unknown, or its secret is not valid.",
  unsupported_grant_type: "The only grant type is client_credentials.",
  invalid_scope: "The client does not have every requested scope.",
} as const;

/** A code of RFC 6749 §5.2. */
export type OAuthError = keyof typeof errors;

/** RFC 6749 §5.1 requires both. */
const unkept = { "cache-control": "no-store", pragma: "no-cache" } as const;

/**
 * An error. `invalid_client` has 401 and a challenge, also for credentials in the body (RFC 9110 §15.5.2).
 *
 * @param realm Printable ASCII without `"` and `\`.
 * @throws never
 */
export function oauthError(error: OAuthError, realm: string): AuthAnswer {
  const body = { error, error_description: errors[error] };
  return error === "invalid_client"
    ? jsonAnswer(401, body, { ...unkept, "www-authenticate": `Basic realm="${realm}"` })
    : jsonAnswer(400, body, unkept);
}

/** A token. @throws never */
export function tokenResponse(
  token: string,
  expiresInSeconds: number,
  scopes: readonly string[],
): AuthAnswer {
  return jsonAnswer(
    200,
    {
      access_token: token,
      token_type: "Bearer",
      expires_in: expiresInSeconds,
      scope: scopes.join(" "),
    },
    unkept,
  );
}
