/**
 * The keys that tokens are signed with and judged by.
 *
 * @module
 */
import * as secretsmanager from "@pulumi/aws/secretsmanager/index.js";
import * as pulumi from "@pulumi/pulumi";
import { PrivateKey } from "@pulumi/tls/privateKey.js";
import { refuse, wholeNumber } from "../components/refuse.ts";
import type { SigningSecret, TokenKey, TokenTerms } from "../functions/contract.ts";
import { privateKey, publicKey, readKeySet } from "./token-key.ts";

/** What every {@link TokenKeys} needs. */
interface TokenNames {
  /** What tokens must say in `iss`. */
  readonly issuer: string;
  /** What tokens must say in `aud`. */
  readonly audience: string;
  /** By how much clocks may differ. Whole seconds, 0 to 300. @default 30 */
  readonly leewaySeconds?: number;
}

/** Keys of the program's own. */
export interface OwnTokenKeysArgs extends TokenNames {
  /**
   * The generation that signs, 1 or more. To rotate, add one and deploy.
   *
   * The one before is still believed, and the one after already: a token signed with any of them is good,
   * whichever half of a deploy it meets. So wait with the next step until tokens of the last have expired.
   */
  readonly generation: number;
  /** AWS Region of the private halves. */
  readonly region: string;
  /** Regions the private halves are copied to, `region` not among them. @default none */
  readonly replicaRegions?: readonly string[];
  /** Whole days a private half can be brought back once it is deleted: 0, or 7 to 30. @default 7 */
  readonly recoveryWindowDays?: number;
}

/** Keys of an issuer elsewhere. */
export interface OutsideTokenKeysArgs extends TokenNames {
  /** Its key set (RFC 7517 §5), as it publishes it. Two keys or more survive a rotation. */
  readonly external: unknown;
}

/** What {@link TokenKeys} needs: where the keys come from decides which. */
export type TokenKeysArgs = OwnTokenKeysArgs | OutsideTokenKeysArgs;

/**
 * A set of keys: made here and kept in Secrets Manager, or published by an issuer elsewhere.
 *
 * Private halves are made by the engine and lie in its state, encrypted, and in Secrets Manager. They are in
 * no function, no output and no log.
 */
export class TokenKeys extends pulumi.ComponentResource {
  /** What tokens are judged by: public, to be compiled in. */
  readonly terms: pulumi.Output<TokenTerms>;
  /** Name of the key that signs; nothing for an outside issuer. */
  readonly signingKeyId: pulumi.Output<string> | undefined;
  /** ARN of its secret: what `npm run token -- --secret-id` takes; nothing for an outside issuer. */
  readonly signingSecretArn: pulumi.Output<string> | undefined;

  /** @throws {pulumi.ResourceError} for what no token could be judged by. */
  constructor(name: string, args: TokenKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:tokens:TokenKeys", name, {}, opts);
    const { issuer, audience, leewaySeconds = 30 } = args;
    const common = [
      issuer === "" ? 'issuer must name who signs, got ""' : undefined,
      audience === "" ? 'audience must name who is meant, got ""' : undefined,
      wholeNumber("leewaySeconds", leewaySeconds, 0, 300),
    ];

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

    this.terms = keys.apply((each) => ({ issuer, audience, leewaySeconds, keys: each }));
    this.registerOutputs({
      terms: this.terms,
      signingKeyId: this.signingKeyId,
      signingSecretArn: this.signingSecretArn,
    });
  }

  /** One generation. Its name is its number: the next step makes one key, deletes one, and touches no other. */
  #key(name: string, generation: number, args: OwnTokenKeysArgs) {
    const { issuer, audience, region, replicaRegions = [], recoveryWindowDays = 7 } = args;
    const child = { parent: this };
    const pair = new PrivateKey(
      `${name}-key-${generation}`,
      { algorithm: "ECDSA", ecdsaCurve: "P256" },
      child,
    );
    // Without a name of its own: one that was deleted stays taken until it can no longer be brought back.
    const secret = new secretsmanager.Secret(
      `${name}-secret-${generation}`,
      {
        region,
        description: `Signs tokens, generation ${generation}`,
        recoveryWindowInDays: recoveryWindowDays,
        replicas: replicaRegions.map((each) => ({ region: each })),
      },
      child,
    );
    new secretsmanager.SecretVersion(
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

/** The one before, the one that signs, the one after. There is none before the first. */
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
      : `replicaRegions must name other Regions than ${region}, each once, got ${JSON.stringify(replicaRegions)}`,
    recoveryWindowDays === 0
      ? undefined
      : wholeNumber("recoveryWindowDays (0 for none)", recoveryWindowDays, 7, 30),
  ];
}
