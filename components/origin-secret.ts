/**
 * The secret by which a regional API knows the facade.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { refuse, wholeNumber } from "./refuse.ts";

/** 43 letters and digits: 62^43 is more than 2^256. */
const secretLength = 43;

/** Far beyond what anybody rotates to. */
const maxGeneration = 1_000_000;

/** What an {@link OriginSecret} needs. */
export interface OriginSecretArgs {
  /** The secret that is sent, 1 or more. Add one to rotate, one at a time. */
  readonly generation: number;
}

/**
 * A secret that is sent, and the digests of those that are accepted: the one before, this one, and the one
 * after. So a facade and its Regions may differ by one generation, whichever of them is deployed first,
 * and a rotation loses no request.
 */
export class OriginSecret extends pulumi.ComponentResource {
  /** What CloudFront sends. Secret. */
  readonly current: pulumi.Output<string>;
  /** SHA-256 of every accepted secret, hexadecimal, oldest generation first. Not secret. */
  readonly acceptedHashes: pulumi.Output<readonly string[]>;

  /** @throws {pulumi.ResourceError} when `generation` is out of range. */
  constructor(name: string, args: OriginSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:OriginSecret", name, {}, opts);
    const { generation } = args;
    refuse(this, [wholeNumber("generation", generation, 1, maxGeneration)]);

    // A generation's name never changes: rotating makes one secret, forgets one, and leaves two alone.
    const secretOf = (number: number): pulumi.Output<string> =>
      new RandomPassword(
        `${name}-generation-${number}`,
        { length: secretLength, special: false },
        { parent: this },
      ).result;
    const before = generation > 1 ? [secretOf(generation - 1)] : [];
    this.current = secretOf(generation);
    const after = secretOf(generation + 1);

    // A digest of 256 random bits gives nothing away: there is no guessing what it was made from. Said to
    // be no secret, so that the functions it is compiled into are none either.
    this.acceptedHashes = pulumi.unsecret(
      pulumi
        .all([...before, this.current, after])
        .apply((secrets): readonly string[] => secrets.map(sha256)),
    );
    this.registerOutputs({ acceptedHashes: this.acceptedHashes });
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
