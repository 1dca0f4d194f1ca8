/**
 * Who the access keys of requests to S3 stand for.
 *
 * @module
 */
import type { AccessKeys } from "../model/access-keys.ts";
import type { KeyRing } from "../services/s3/wire/identity.ts";

/**
 * The keys of the roles of a stack. A key of no role is the user's, who has the permissions of the account, and whose
 * secret is not known; the signatures of functions are verified.
 *
 * @param keys Those of the model that is served now.
 */
export function keyRingOf(keys: () => AccessKeys): KeyRing {
  const credentialsOf = (accessKeyId: string) => {
    const arn = keys().roleOf(accessKeyId);
    return arn === undefined ? undefined : keys().credentialsOf(arn);
  };
  return {
    principal(accessKeyId) {
      const arn = keys().roleOf(accessKeyId);
      return arn === undefined ? { kind: "account" } : { kind: "role", arn };
    },
    secret: (accessKeyId) => credentialsOf(accessKeyId)?.secretAccessKey,
    token: (accessKeyId) => credentialsOf(accessKeyId)?.sessionToken,
  };
}
