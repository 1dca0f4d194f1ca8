/**
 * The keys that sign and verify tokens.
 *
 * @module
 */

import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import * as pulumi from "@pulumi/pulumi";
import { PrivateKey } from "@pulumi/tls/privateKey.js";
import { secretRecoveryRange } from "../aws/secrets-manager.ts";
import { refuse, wholeNumber } from "../components/refuse.ts";
import type { SigningSecret, TokenKey, TokenTerms } from "../functions/contract.ts";
import { privateKey, publicKey, readKeySet } from "./token-key.ts";

/** Arguments of all {@link TokenKeys}. */
interface TokenNames {
  /** Required value of the claim `iss`, not empty. */
  readonly issuer: string;
  /** Required value of the claim `aud`, not empty. */
  readonly audience: string;
  /** Clock tolerance in whole seconds, 0 to 300. @default 30 */
  readonly leewaySeconds?: number;
}

/** Arguments for keys that this component makes. */
export interface OwnTokenKeysArgs extends TokenNames {
  /**
   * Number of the key that signs, 1 to 1,000,000. To rotate, increase it by one and deploy.
   *
   * The previous and the next key are accepted as well, so tokens stay valid during a deployment. Rotate again only after
   * the tokens of the previous key have expired.
   */
  readonly generation: number;
  /** AWS Region of the secrets with the private keys. */
  readonly region: string;
  /** Regions to replicate the secrets to, without `region`. @default none */
  readonly replicaRegions?: readonly string[];
  /** Recovery window of deleted secrets in whole days: 0, or 7 to 30. @default 7 */
  readonly recoveryWindowDays?: number;
}

/** Arguments for keys of an external issuer. */
interface OutsideTokenKeysArgs extends TokenNames {
  /** Its published key set (RFC 7517 §5): public ES256 keys, at least one. A rotation needs two. */
  readonly external: unknown;
}

/** Arguments of {@link TokenKeys}, by the source of the keys. */
export type TokenKeysArgs = OwnTokenKeysArgs | OutsideTokenKeysArgs;

/**
 * Keys that verify tokens: made here and stored in Secrets Manager, or published by an external issuer.
 *
 * Pulumi's engine generates private keys. They are in its state, encrypted, and in Secrets Manager, and in no function, output
 * or log.
 */
export class TokenKeys extends pulumi.ComponentResource {
  /** Configuration for the verification of tokens. Not secret. */
  readonly terms: pulumi.Output<TokenTerms>;
  /** `kid` of the key that signs; `undefined` for an external issuer. */
  readonly signingKeyId: pulumi.Output<string> | undefined;
  /** ARN of its secret, for `npm run token -- --secret-id`; `undefined` for an external issuer. */
  readonly signingSecretArn: pulumi.Output<string> | undefined;

  /** @throws {pulumi.ResourceError} for arguments out of range, or an invalid key set. */
  constructor(name: string, args: TokenKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:tokens:TokenKeys", name, {}, opts);
    const { issuer, audience, leewaySeconds = 30 } = args;
    const common = [
      issuer === "" ? 'issuer must not be empty, got ""' : undefined,
      audience === "" ? 'audience must not be empty, got ""' : undefined,
      wholeNumber("leewaySeconds", leewaySeconds, 0, 300),
    ];

    const signatures: TokenTerms["signatures"] = "external" in args ? "any" : "low-s";
    let keys: pulumi.Output<readonly TokenKey[]>;
    if ("external" in args) {
      const reading = readKeySet(args.external);
      refuse(this, [...common, ...reading.problems]);
      keys = pulumi.output([...reading.keys]);
    } else {
      refuse(this, [...common, ...problemsOf(args)]);
      const made = generations(args.generation).map((generation) =>
        this.#key(name, generation, args),
      );
      const signing = made.find(({ generation }) => generation === args.generation);
      keys = pulumi.all(made.map(({ key }) => key));
      this.signingKeyId = signing?.key.apply(({ kid }) => kid);
      this.signingSecretArn = signing?.secretArn;
    }

    this.terms = keys.apply((each) => ({
      issuer,
      audience,
      leewaySeconds,
      signatures,
      keys: each,
    }));
    this.registerOutputs({
      terms: this.terms,
      signingKeyId: this.signingKeyId,
      signingSecretArn: this.signingSecretArn,
    });
  }

  /** One generation. The number is in its name, so that a rotation makes one key, deletes one, and changes no other. */
  #key(name: string, generation: number, args: OwnTokenKeysArgs) {
    const { issuer, audience, region, replicaRegions = [], recoveryWindowDays = 7 } = args;
    const child = { parent: this };
    const pair = new PrivateKey(
      `${name}-key-${generation}`,
      { algorithm: "ECDSA", ecdsaCurve: "P256" },
      child,
    );
    // No physical name: the name of a deleted secret stays reserved during the recovery window.
    const secret = new Secret(
      `${name}-secret-${generation}`,
      {
        region,
        description: `Signs tokens, generation ${generation}`,
        recoveryWindowInDays: recoveryWindowDays,
        replicas: replicaRegions.map((each) => ({ region: each })),
      },
      child,
    );
    new SecretVersion(
      `${name}-secret-version-${generation}`,
      {
        region,
        secretId: secret.id,
        secretString: pulumi.secret(pair.privateKeyPemPkcs8).apply((pem) => {
          const held: SigningSecret = { issuer, audience, key: privateKey(pem) };
          return JSON.stringify(held);
        }),
      },
      child,
    );
    return { generation, key: pair.publicKeyPem.apply(publicKey), secretArn: secret.arn };
  }
}

/** The previous, the current and the next generation. The first one has no previous. */
function generations(signing: number): readonly number[] {
  return [signing - 1, signing, signing + 1].filter((generation) => generation >= 1);
}

function problemsOf({
  generation,
  region,
  replicaRegions = [],
  recoveryWindowDays = 7,
}: OwnTokenKeysArgs): readonly (string | undefined)[] {
  const copies = [region, ...replicaRegions];
  return [
    wholeNumber("generation", generation, 1, 1_000_000),
    new Set(copies).size === copies.length
      ? undefined
      : `replicaRegions must be different Regions, without ${region}, got ${JSON.stringify(replicaRegions)}`,
    recoveryWindowDays === 0
      ? undefined
      : wholeNumber(
          "recoveryWindowDays (0 for none)",
          recoveryWindowDays,
          secretRecoveryRange.value.min,
          secretRecoveryRange.value.max,
        ),
  ];
}
