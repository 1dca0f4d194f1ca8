/**
 * Resources that hold a secret, and which of their outputs it is.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { sources } from "./stack.ts";
import { text } from "./value.ts";

/** A password made by the program. */
export const randomPasswordType = "random:index/randomPassword:RandomPassword";

const randomBytesType = "random:index/randomBytes:RandomBytes";

/** Properties that are secret, by type. Everything else of these resources is not secret. */
const secretProperties: Readonly<Record<string, readonly string[]>> = {
  [randomPasswordType]: ["result", "bcryptHash"],
  [randomBytesType]: ["base64", "hex"],
  "tls:index/privateKey:PrivateKey": ["privateKeyPem", "privateKeyOpenssh", "privateKeyPemPkcs8"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["secretString", "secretBinary"],
  "aws:iam/accessKey:AccessKey": ["secret", "sesSmtpPasswordV4"],
};

/** Whether it holds a secret. */
export function holdsSecret({ type }: StackResource): boolean {
  return type in secretProperties;
}

/** Whether all its outputs are the secret. */
export function isNothingButSecret({ type }: StackResource): boolean {
  return type === randomPasswordType || type === randomBytesType;
}

/** The secrets of a resource that are known. */
export function secretsOf({ type, props }: StackResource): readonly string[] {
  return (secretProperties[type] ?? []).flatMap((property) => text(props[property]) ?? []);
}

/** Whether the value of a secret is made by the program: random, or a key. */
export function isMadeHere(version: StackResource): boolean {
  return [...sources(version, "secretString"), ...sources(version, "secretBinary")].some(
    holdsSecret,
  );
}
