/**
 * The key that signs, from Secrets Manager.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @module
 */
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { TokenTerms } from "../contract.ts";
import { readSigningSecret } from "../core/tokens/signing-secret.ts";
import { describeCause, type Log } from "./log.ts";
import { type SignToken, tokenSigner } from "./token-signer.ts";

/** Returns what signs. It rejects when there is no key. */
export type SigningKey = (requestId: string) => Promise<SignToken>;

/** Time after which the secret is read again, milliseconds. */
export const keyHeldMs = 300_000;

/** Time of a read with its second attempt, milliseconds. */
const totalMs = 3000;

/** Reads the text of a secret. */
export function secretReader(
  client: SecretsManagerClient,
  secretId: string,
): () => Promise<string | undefined> {
  return async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
      abortSignal: AbortSignal.timeout(totalMs),
    });
    return SecretString;
  };
}

/**
 * Holds the key. One that cannot be read again, or that no verifier has, is logged, and the one that is held goes on signing.
 *
 * @param now Milliseconds since the epoch.
 */
export function heldSigningKey(
  read: () => Promise<string | undefined>,
  terms: TokenTerms,
  { log, now }: { log: Log; now: () => number },
): SigningKey {
  let held: SignToken | undefined;
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async (requestId) => {
    if (held !== undefined && Math.abs(now() - readAtMs) < keyHeldMs) {
      return held;
    }
    try {
      held = signerOf(await read(), terms);
      readAtMs = now();
      return held;
    } catch (error) {
      log("error", "signing-key.unread", { requestId, cause: describeCause(error) });
      if (held === undefined) {
        throw error;
      }
      readAtMs = now();
      return held;
    }
  };
}

/** @throws {TypeError} without a part of the key. */
function signerOf(text: string | undefined, { keys, issuer, audience }: TokenTerms): SignToken {
  const secret = readSigningSecret(text ?? "");
  if (secret === undefined) {
    throw new TypeError("the secret is not a signing key");
  }
  const { kid, x, y } = secret.key;
  if (!keys.some((each) => each.kid === kid && each.x === x && each.y === y)) {
    throw new TypeError("the key in the secret is in no verifier: deploy the key set first");
  }
  if (secret.issuer !== issuer || secret.audience !== audience) {
    throw new TypeError("issuer and audience in the secret are not those of the verifiers");
  }
  const signer = tokenSigner(secret);
  if (signer === undefined) {
    throw new TypeError("the key in the secret cannot sign: it must be an ES256 key on P-256");
  }
  return signer;
}
