/**
 * ES256 keys: PEM and JWK forms, and key sets.
 *
 * @module
 */
import { createHash, createPrivateKey, createPublicKey, type JsonWebKey } from "node:crypto";
import type { TokenKey } from "../functions/contract.ts";

/** Members of a private key (RFC 7518 §6.2.2, §6.3.2, §6.4.1). */
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] as const;

/** Maximum length of a `kid` in characters: it is part of every token. */
const maxKeyIdLength = 256;

/** The keys of a set, or all its problems. */
interface KeySetReading {
  readonly keys: readonly TokenKey[];
  /** Sentences: subject, rule, value found. They never contain a private key. */
  readonly problems: readonly string[];
}

/**
 * Converts a public key, with its thumbprint as `kid`, so that the same key always has the same `kid`.
 *
 * @param pem `PUBLIC KEY`, on P-256.
 * @throws {Error} for a text that is not a key.
 * @see https://datatracker.ietf.org/doc/html/rfc7638
 */
export function publicKey(pem: string): TokenKey {
  return named(createPublicKey(pem).export({ format: "jwk" }));
}

/**
 * Converts a private key, with the `kid` of its {@link publicKey}.
 *
 * @param pem `PRIVATE KEY` (PKCS #8), on P-256.
 * @throws {Error} for a text that is not a key.
 */
export function privateKey(pem: string): TokenKey & { readonly d: string } {
  const { d = "", ...shared } = createPrivateKey(pem).export({ format: "jwk" });
  return { ...named(shared), d };
}

function named({ x = "", y = "" }: JsonWebKey): TokenKey {
  // RFC 7638 §3.2: these members, in this order, without white space.
  const members = JSON.stringify({ crv: "P-256", kty: "EC", x, y });
  const kid = createHash("sha256").update(members).digest("base64url");
  return { kty: "EC", crv: "P-256", x, y, kid, alg: "ES256", use: "sig" };
}

/**
 * Reads the key set of an external issuer (RFC 7517 §5), which must contain public ES256 keys only.
 *
 * The result contains the members for verification only, without certificates and URLs.
 *
 * @param set Any value.
 */
export function readKeySet(set: unknown): KeySetReading {
  const listed = isObject(set) ? set["keys"] : undefined;
  if (!Array.isArray(listed) || listed.length === 0) {
    return { keys: [], problems: ["external.keys must list at least one key"] };
  }
  const problems: string[] = [];
  const keys = listed.flatMap((each: unknown, index) => {
    const found = problemsOf(each);
    problems.push(...found.map((problem) => `external.keys[${index}]${problem}`));
    return found.length === 0 ? [verifying(each as TokenKey)] : [];
  });
  const names = keys.map(({ kid }) => kid);
  const repeated = new Set(names.filter((kid, index) => names.indexOf(kid) !== index));
  for (const kid of repeated) {
    problems.push(
      `external.keys must have one key a kid, got ${JSON.stringify(kid)} more than once`,
    );
  }
  return { keys, problems };
}

function verifying({ x, y, kid }: TokenKey): TokenKey {
  return { kty: "EC", crv: "P-256", x, y, kid, alg: "ES256", use: "sig" };
}

/** Problems of a key; each is appended to the key's path. */
function problemsOf(key: unknown): string[] {
  if (!isObject(key)) {
    return [` must be a key, got ${JSON.stringify(key)}`];
  }
  const secret = privateMembers.filter((name) => name in key);
  if (secret.length > 0) {
    return [` must be public: remove ${secret.join(", ")}, and treat the key as compromised`];
  }
  const problems = [
    must(key, "kty", ["EC"]),
    must(key, "crv", ["P-256"]),
    must(key, "alg", ["ES256", undefined]),
    must(key, "use", ["sig", undefined]),
    isForVerifying(key["key_ops"])
      ? undefined
      : `.key_ops must be ["verify"], got ${JSON.stringify(key["key_ops"])}`,
    isKeyId(key["kid"])
      ? undefined
      : `.kid must be a string of 1 to ${maxKeyIdLength} characters, got ${JSON.stringify(key["kid"])}`,
  ].filter((problem) => problem !== undefined);
  return problems.length > 0 || isPoint(key)
    ? problems
    : [".x and .y must be a point of the curve, each base64url of 32 bytes"];
}

function must(
  key: Readonly<Record<string, unknown>>,
  member: string,
  allowed: readonly unknown[],
): string | undefined {
  return allowed.includes(key[member])
    ? undefined
    : `.${member} must be ${JSON.stringify(allowed[0])}, got ${JSON.stringify(key[member])}`;
}

function isKeyId(kid: unknown): boolean {
  return typeof kid === "string" && kid.length > 0 && kid.length <= maxKeyIdLength;
}

/** RFC 7517 §4.3: the only operation of a public key for signatures. It may be absent. */
function isForVerifying(operations: unknown): boolean {
  return operations === undefined || JSON.stringify(operations) === '["verify"]';
}

/** OpenSSL checks the point; here is only checked that the encoding is canonical. */
function isPoint({ x, y }: Readonly<Record<string, unknown>>): boolean {
  try {
    const key = createPublicKey({
      key: { kty: "EC", crv: "P-256", x, y } as JsonWebKey,
      format: "jwk",
    });
    const spelled = key.export({ format: "jwk" });
    return spelled.x === x && spelled.y === y;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
