/**
 * What the TLS provider answers when keys are declared.
 *
 * THE KEYS ARE NO SECRETS. Each is computed from the URN of its resource, so that every evaluation of a stack
 * has the same ones and a token lives through a restart; whoever has the program can compute them too. They
 * are real keys, and good for nothing but this machine.
 *
 * @module
 */
import { createECDH, createHash, createPrivateKey, createPublicKey } from "node:crypto";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Private keys on P-256. */
export const tls: Service = {
  resources: {
    "tls:index/privateKey:PrivateKey": privateKey,
    "pulumi:providers:tls": (provider) => ({ id: provider.uuid() }),
  },
};

/** The order of P-256. @see https://doi.org/10.6028/NIST.SP.800-186 section 3.2.1.3 */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The spellings of one key. OpenSSH formats and fingerprints are left out: a program that uses them is refused.
 *
 * @throws {Error} for keys of another kind.
 */
function privateKey(resource: DeclaredResource): Answer {
  const { algorithm, ecdsaCurve } = resource.inputs;
  if (algorithm !== "ECDSA" || ecdsaCurve !== "P256") {
    throw new Error(
      `only keys of algorithm "ECDSA" on ecdsaCurve "P256" are simulated, got ${JSON.stringify(algorithm)} on ${JSON.stringify(ecdsaCurve)}`,
    );
  }
  const key = createPrivateKey({ key: derivedKey(resource.urn), format: "jwk" });
  const publicKeyPem = createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
  return {
    // As the provider makes it: of the public half.
    id: createHash("sha1").update(publicKeyPem).digest("hex"),
    privateKeyPem: key.export({ type: "sec1", format: "pem" }).toString(),
    privateKeyPemPkcs8: key.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyPem,
  };
}

/** A point of the curve from any text. Neither uniform to the last bit nor secret, and need not be. */
function derivedKey(seed: string) {
  const digest = createHash("sha512").update(`not a secret\0${seed}`).digest("hex");
  const scalar = (BigInt(`0x${digest}`) % (order - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(d);
  // An uncompressed point: 04, then both coordinates (SEC 1 §2.3.3).
  const point = curve.getPublicKey();
  return {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
    d: d.toString("base64url"),
  };
}
