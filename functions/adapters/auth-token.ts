/**
 * Tokens of machines, for a client id and a secret.
 *
 * @module
 */
import { authProblem } from "../core/auth/auth-problem.ts";
import { readTokenRequest } from "../core/auth/token-request.ts";
import { oauthError, tokenResponse } from "../core/auth/token-response.ts";
import { type AuthFlow, secondsOf } from "./auth-ports.ts";
import { isSecretOf } from "./client-secret.ts";

/** Signs a token. An unknown client is refused after the same time as a wrong secret. */
export const issueToken: AuthFlow = async (request, requestId, ports) => {
  const { config, now, random } = ports;
  const reading = readTokenRequest(request);
  if (reading.kind === "refused") {
    return oauthError(reading.error, config.realm);
  }
  const access = await ports.access(requestId);
  if (access === undefined) {
    return authProblem("unavailable");
  }
  const client = access.clients.find(({ id }) => id === reading.id);
  if (!(await isSecretOf(reading.secret, client?.secretHash)) || client === undefined) {
    return oauthError("invalid_client", config.realm);
  }
  const scopes = reading.scopes ?? client.scopes;
  if (!scopes.every((each) => client.scopes.includes(each))) {
    return oauthError("invalid_scope", config.realm);
  }
  const sign = await ports.signingKey(requestId);
  const issuedAtSeconds = secondsOf(now());
  const token = sign({
    subject: client.id,
    scopes,
    issuedAtSeconds,
    expiresAtSeconds: issuedAtSeconds + config.tokenSeconds,
    id: random(16),
    others: { client_id: client.id },
  });
  return tokenResponse(token, config.tokenSeconds, scopes);
};
