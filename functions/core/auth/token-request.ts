/**
 * Token requests of machines: client credentials (RFC 6749 §4.4).
 *
 * @module
 */
import { decodeText } from "../api/query-pairs.ts";
import type { AuthRequest } from "./auth-message.ts";
import { formFields, renderingOf } from "./read-fields.ts";
import type { OAuthError } from "./token-response.ts";

/** A request, or the error. */
export type TokenRequestReading =
  | {
      readonly kind: "request";
      readonly id: string;
      readonly secret: string;
      /** `undefined`: every scope of the client. */
      readonly scopes: readonly string[] | undefined;
    }
  | { readonly kind: "refused"; readonly error: OAuthError };

/** Longest secret that is hashed, characters; `npm run access` makes secrets of 43. */
const maxSecretLength = 128;

const scopesForm = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;

type Credentials =
  | { readonly kind: "credentials"; readonly id: string; readonly secret: string }
  | { readonly kind: "refused"; readonly error: OAuthError };

/**
 * Reads a request. A parameter without a value counts as omitted, an unknown one is ignored, and one that is repeated is an
 * error (RFC 6749 §3.2).
 *
 * @throws never
 */
export function readTokenRequest(request: AuthRequest): TokenRequestReading {
  const sent =
    request.body === undefined || renderingOf(request) !== "page"
      ? undefined
      : formFields(request.body);
  if (sent === undefined) {
    return refused("invalid_request");
  }
  const fields = new Map([...sent].filter(([, value]) => value !== ""));
  const grant = fields.get("grant_type");
  if (grant === undefined) {
    return refused("invalid_request");
  }
  if (grant !== "client_credentials") {
    return refused("unsupported_grant_type");
  }
  const credentials = credentialsOf(request.headers["authorization"], fields);
  if (credentials.kind === "refused") {
    return credentials;
  }
  const { id, secret } = credentials;
  const scope = fields.get("scope");
  if (scope !== undefined && !scopesForm.test(scope)) {
    return refused("invalid_scope");
  }
  return {
    kind: "request",
    id,
    secret,
    scopes: scope === undefined ? undefined : [...new Set(scope.split(" "))],
  };
}

/** RFC 6749 §2.3: a client uses one method in a request. */
function credentialsOf(
  authorization: string | undefined,
  fields: ReadonlyMap<string, string>,
): Credentials {
  const [id, secret] = [fields.get("client_id"), fields.get("client_secret")];
  if (authorization === undefined) {
    return id === undefined || secret === undefined || secret.length > maxSecretLength
      ? refused("invalid_client")
      : { kind: "credentials", id, secret };
  }
  if (secret !== undefined) {
    return refused("invalid_request");
  }
  const basic = basicCredentials(authorization);
  if (basic === undefined) {
    return refused("invalid_client");
  }
  return id === undefined || id === basic.id
    ? { kind: "credentials", ...basic }
    : refused("invalid_request");
}

/** RFC 6749 §2.3.1: id and secret are form-encoded before they are joined by a colon. */
function basicCredentials(
  authorization: string,
): { readonly id: string; readonly secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]{1,1024}={0,2})$/i.exec(authorization)?.[1];
  const pair = encoded === undefined ? undefined : decodeBase64(encoded);
  const colon = pair?.indexOf(":") ?? -1;
  if (pair === undefined || colon < 1) {
    return undefined;
  }
  const [id, secret] = [pair.slice(0, colon), pair.slice(colon + 1)].map((part) =>
    decodeText(part.replaceAll("+", " ")),
  );
  return id === undefined ||
    secret === undefined ||
    secret === "" ||
    secret.length > maxSecretLength
    ? undefined
    : { id, secret };
}

/** Bytes as characters: ids and secrets are ASCII. */
function decodeBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

function refused(error: OAuthError): { readonly kind: "refused"; readonly error: OAuthError } {
  return { kind: "refused", error };
}
