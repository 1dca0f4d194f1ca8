/**
 * What the flows of the sign-in API need.
 *
 * @module
 */
import { hash } from "node:crypto";
import type { AccessList, FacadeAddress, SignInConfig } from "../contract.ts";
import type { AuthAnswer, AuthRequest } from "../core/auth/auth-message.ts";
import type { AuthBucket } from "./auth-bucket.ts";
import type { ReadDocument } from "./held-document.ts";
import type { Log } from "./log.ts";
import type { SendMail } from "./send-mail.ts";
import type { SigningKey } from "./signing-key.ts";
import type { SubjectOf } from "./subjects.ts";
import type { VerifyToken } from "./token-verifier.ts";

/** Input, output, clock and randomness. */
export interface AuthPorts {
  readonly config: SignInConfig;
  readonly bucket: AuthBucket;
  readonly access: ReadDocument<AccessList>;
  readonly facade: ReadDocument<FacadeAddress>;
  readonly signingKey: SigningKey;
  readonly subjectOf: SubjectOf;
  readonly sendMail: SendMail;
  readonly verify: VerifyToken;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** The base64url of this many random bytes. */
  readonly random: (bytes: number) => string;
}

/** Serves one path and method. It may reject when AWS fails. */
export type AuthFlow = (
  request: AuthRequest,
  requestId: string,
  ports: AuthPorts,
) => Promise<AuthAnswer>;

/** The name under which the object of a secret is stored. */
export function nameOf(secret: string): string {
  return hash("sha256", secret);
}

/** A secret made of others: the base64url of 32 bytes. */
export function secretOf(secrets: string): string {
  return hash("sha256", secrets, "base64url");
}

/** Whole seconds since the epoch. */
export function secondsOf(nowMs: number): number {
  return Math.floor(nowMs / 1000);
}
