/**
 * The secret by which a regional API knows the facade.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { refuse, wholeNumber } from "./refuse.ts";

/** Letters and digits: 62^43 is more than 2^256. */
const secretLength = 43;

const maxGeneration = 1_000_000;

/** Arguments of an {@link OriginSecret}. */
export interface OriginSecretArgs {
  /** Number of the secret to send, 1 to 1,000,000. To rotate, increase it by one and deploy. */
  readonly generation: number;
}

/**
 * A random secret for a custom header between CloudFront and an origin, and the digests of those that the origin accepts:
 * the previous, the current and the next one. So the distribution and its origins may differ by one generation during a
 * deployment, and a rotation loses no request.
 */
export class OriginSecret extends pulumi.ComponentResource {
  /** The value that CloudFront sends. Secret. */
  readonly current: pulumi.Output<string>;
  /** SHA-256 of each accepted secret, in hexadecimal, oldest generation first. Not secret. */
  readonly acceptedHashes: pulumi.Output<readonly string[]>;

  /** @throws {pulumi.ResourceError} when `generation` is out of range. */
  constructor(name: string, args: OriginSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:OriginSecret", name, {}, opts);
    const { generation } = args;
    refuse(this, [wholeNumber("generation", generation, 1, maxGeneration)]);

    // Names are by generation: a rotation makes one secret, deletes one, and changes no other.
    const secretOf = (number: number): pulumi.Output<string> =>
      new RandomPassword(
        `${name}-generation-${number}`,
        { length: secretLength, special: false },
        { parent: this },
      ).result;
    const before = generation > 1 ? [secretOf(generation - 1)] : [];
    this.current = secretOf(generation);
    const after = secretOf(generation + 1);

    // A digest of 256 random bits does not reveal them. Marked as not secret, so that the functions into which it is
    // compiled are not secret either.
    this.acceptedHashes = pulumi.unsecret(
      pulumi
        .all([...before, this.current, after])
        .apply((secrets): readonly string[] => secrets.map(sha256)),
    );
    this.registerOutputs({ acceptedHashes: this.acceptedHashes });
  }
}

/** Mocks may return no password. */
function sha256(text: string | undefined): string {
  return createHash("sha256")
    .update(text ?? "")
    .digest("hex");
}
