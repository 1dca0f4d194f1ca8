/**
 * Sessions: begun by a link, renewed while they last, ended by signing out.
 *
 * @module
 */

import { findPerson } from "../core/auth/access-list.ts";
import {
  type AuthRequest,
  emptyAnswer,
  jsonAnswer,
  withCookies,
} from "../core/auth/auth-message.ts";
import { authProblem } from "../core/auth/auth-problem.ts";
import { clearedSession, secretInCookie, setCookie } from "../core/auth/cookies.ts";
import { renderingOf } from "../core/auth/read-fields.ts";
import { readSession, type SessionRecord } from "../core/auth/records.ts";
import { presentedToken } from "../core/tokens/presented-token.ts";
import { type AuthFlow, type AuthPorts, nameOf, secondsOf } from "./auth-ports.ts";

/** A session to begin. */
interface NewSession {
  /** In the spelling of {@link comparableAddress}. */
  readonly email: string;
  readonly scopes: readonly string[];
  /** The secret that names it. */
  readonly renewal: string;
}

/**
 * Begins a session, unless it has begun, and ends the one of the request. Its name is new, whatever cookies the request has.
 *
 * @returns its cookies.
 */
export async function beginSession(
  request: AuthRequest,
  requestId: string,
  { email, scopes, renewal }: NewSession,
  ports: AuthPorts,
): Promise<readonly string[]> {
  const { bucket, config, now } = ports;
  const session = { email, expiresAtSeconds: secondsOf(now()) + config.sessionSeconds };
  const cookie = await tokenCookie(session, scopes, requestId, ports);
  await bucket.write(`sessions/${nameOf(renewal)}`, JSON.stringify(session), "new");
  const before = secretInCookie(request.cookies, "renewal");
  if (before !== undefined && before !== renewal) {
    await bucket.remove(`sessions/${nameOf(before)}`);
  }
  return [cookie.text, setCookie("renewal", renewal, config.sessionSeconds)];
}

/** A new token, with the scopes that the person has now. */
export const refresh: AuthFlow = async (request, requestId, ports) => {
  const { bucket, now } = ports;
  const renewal = secretInCookie(request.cookies, "renewal");
  const key = renewal === undefined ? undefined : `sessions/${nameOf(renewal)}`;
  const object = key === undefined ? undefined : await bucket.read(key);
  const session = typeof object === "object" ? readSession(object.text) : undefined;
  if (key === undefined || session === undefined) {
    return signedOut(request);
  }
  const access = await ports.access(requestId);
  if (access === undefined) {
    return authProblem("unavailable", renderingOf(request));
  }
  const person = findPerson(access, session.email);
  if (person === undefined || secondsOf(now()) >= session.expiresAtSeconds) {
    await bucket.remove(key);
    return signedOut(request);
  }
  const { text, expiresAtSeconds, subject } = await tokenCookie(
    session,
    person.scopes,
    requestId,
    ports,
  );
  return withCookies(view(subject, person.scopes, expiresAtSeconds), text);
};

/** Ends the session. Tokens that were signed stay valid until they expire. */
export const logout: AuthFlow = async (request, _requestId, { bucket }) => {
  const renewal = secretInCookie(request.cookies, "renewal");
  if (renewal !== undefined) {
    await bucket.remove(`sessions/${nameOf(renewal)}`);
  }
  const answer =
    renderingOf(request) === "page" ? emptyAnswer(303, { location: "/" }) : emptyAnswer(204);
  return withCookies(answer, ...clearedSession(), setCookie("signingIn", "", 0));
};

/** Who is signed in, from the token. */
export const showSession: AuthFlow = async (request, _requestId, { verify, now }) => {
  const { authorization } = request.headers;
  const presented = presentedToken(
    authorization === undefined ? [] : [authorization],
    request.cookies.length === 0 ? [] : [request.cookies.join("; ")],
  );
  const verdict =
    presented.kind === "token"
      ? await verify(presented.token, now())
      : { kind: "refused" as const };
  return verdict.kind === "valid"
    ? view(verdict.claims.subject, verdict.claims.scopes, verdict.claims.expiresAtSeconds)
    : authProblem("session-missing");
};

interface TokenCookie {
  readonly text: string;
  readonly subject: string;
  readonly expiresAtSeconds: number;
}

/** A token ends with the session at the latest, and its cookie with the token. */
async function tokenCookie(
  { email, expiresAtSeconds: endSeconds }: SessionRecord,
  scopes: readonly string[],
  requestId: string,
  { config, signingKey, subjectOf, now, random }: AuthPorts,
): Promise<TokenCookie> {
  const issuedAtSeconds = secondsOf(now());
  const expiresAtSeconds = Math.min(issuedAtSeconds + config.tokenSeconds, endSeconds);
  const subject = await subjectOf(email);
  const sign = await signingKey(requestId);
  const token = sign({ subject, scopes, issuedAtSeconds, expiresAtSeconds, id: random(16) });
  return {
    text: setCookie("session", token, expiresAtSeconds - issuedAtSeconds),
    subject,
    expiresAtSeconds,
  };
}

function view(subject: string | undefined, scopes: readonly string[], expiresAtSeconds: number) {
  return jsonAnswer(200, {
    subject,
    scopes,
    expires: new Date(expiresAtSeconds * 1000).toISOString(),
  });
}

function signedOut(request: AuthRequest) {
  return withCookies(authProblem("session-missing", renderingOf(request)), ...clearedSession());
}
