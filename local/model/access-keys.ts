/**
 * Credentials a function gets for its role, and the way back from a key to the role.
 *
 * They hold on loopback only and anyone can compute them: they say which role signs, and keep no one
 * out who already runs code on this machine.
 *
 * @module
 */
import { createHash } from "node:crypto";

/** What an AWS SDK signs with. */
export interface Credentials {
  /** `ASIA` and 16 characters of base32: the form of temporary credentials. */
  readonly accessKeyId: string;
  /** 40 characters. */
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Credentials by role, roles by access key. */
export interface AccessKeys {
  /** The same for one role in every run; of any role, known or not. */
  credentialsOf(roleArn: string): Credentials;
  /** ARN of the role an access key belongs to; `undefined` for any other key. */
  roleOf(accessKeyId: string): string | undefined;
}

/** RFC 4648 section 6. */
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * Makes the keys of a program's roles.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function createAccessKeys(roleArns: Iterable<string>): AccessKeys {
  const roles = new Map<string, string>();
  for (const arn of roleArns) {
    roles.set(credentialsOf(arn).accessKeyId, arn);
  }
  return { credentialsOf, roleOf: (accessKeyId) => roles.get(accessKeyId) };
}

function credentialsOf(roleArn: string): Credentials {
  return {
    accessKeyId: `ASIA${[...digest("key", roleArn).subarray(0, 16)].map(letter).join("")}`,
    secretAccessKey: digest("secret", roleArn).subarray(0, 30).toString("base64"),
    sessionToken: digest("session", roleArn).toString("base64"),
  };
}

function digest(purpose: string, roleArn: string): Buffer {
  return createHash("sha256").update(`touchline ${purpose} ${roleArn}`).digest();
}

function letter(byte: number): string {
  return base32.charAt(byte % base32.length);
}
