/**
 * Secrets that a program declares, as Secrets Manager returns them.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @module
 */
import { type ApiCall, ApiError, type ApiService } from "../aws-api/api-message.ts";
import { inRegion } from "../aws-api/in-region.ts";
import type { JsonInput } from "../aws-api/json-input.ts";
import { json11, jsonService } from "../aws-api/json-protocol.ts";

/** A version of a secret. */
export interface SecretVersion {
  readonly id: string;
  /** Like `AWSCURRENT`; a label is on one version of a secret. */
  readonly stages: readonly string[];
  /** Binary values are base64. */
  readonly value: { readonly kind: "text" | "binary"; readonly content: string };
}

/** A secret in one Region. */
export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  /** The Region of the secret that this one is a replica of; its own where it is none. */
  readonly primaryRegion: string;
  readonly description: string;
  /** In the order of the program. */
  readonly versions: readonly SecretVersion[];
}

/** What Secrets Manager needs of its owner. */
export interface SecretsDeps {
  readonly secrets: () => readonly Secret[];
  /** When the secrets were made, in milliseconds since the epoch. */
  readonly createdMs: number;
}

/** Secrets Manager. */
export function createSecretsManager({ secrets, createdMs }: SecretsDeps): ApiService {
  /** @throws {ApiError} `ResourceNotFoundException` */
  function find(input: JsonInput, call: ApiCall, action: string): Secret {
    const id = input.text("SecretId");
    const found = inRegion(secrets(), call).find((secret) => isNamed(secret, id));
    const context = contextOf(id, input);
    call.demand(`secretsmanager:${action}`, found?.arn ?? unknownArn(id, call), context);
    return found ?? missing("Secrets Manager can't find the specified secret.");
  }

  return jsonService("secretsmanager", json11, {
    GetSecretValue(input, call) {
      const secret = find(input, call, "GetSecretValue");
      const { id, stages, value } = findVersion(secret, input);
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: id,
        [value.kind === "text" ? "SecretString" : "SecretBinary"]: value.content,
        VersionStages: stages,
        CreatedDate: createdMs / 1000,
      };
    },
    DescribeSecret(input, call) {
      const secret = find(input, call, "DescribeSecret");
      const staged = secret.versions.filter(({ stages }) => stages.length > 0);
      return {
        ARN: secret.arn,
        Name: secret.name,
        Description: secret.description,
        PrimaryRegion: secret.primaryRegion,
        CreatedDate: createdMs / 1000,
        LastChangedDate: createdMs / 1000,
        VersionIdsToStages: Object.fromEntries(staged.map(({ id, stages }) => [id, stages])),
      };
    },
  });
}

/** A secret goes by its name, its ARN, or its ARN without the characters that AWS appends. */
function isNamed({ name, arn }: Secret, id: string): boolean {
  return id === name || id === arn || id === arn.replace(/-[^-]{6}$/, "");
}

/** What IAM sees where there is no such secret. */
function unknownArn(id: string, { region, account }: ApiCall): string {
  return id.startsWith("arn:") ? id : `arn:aws:secretsmanager:${region}:${account}:secret:${id}`;
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html */
function contextOf(id: string, input: JsonInput): Readonly<Record<string, string>> {
  const version = input.optionalText("VersionId");
  const stage = input.optionalText("VersionStage") ?? (version === undefined ? current : undefined);
  return {
    "secretsmanager:secretid": id,
    ...(version === undefined ? {} : { "secretsmanager:versionid": version }),
    ...(stage === undefined ? {} : { "secretsmanager:versionstage": stage }),
  };
}

const current = "AWSCURRENT";

/** @throws {ApiError} `ResourceNotFoundException` */
function findVersion({ versions }: Secret, input: JsonInput): SecretVersion {
  const id = input.optionalText("VersionId");
  const stage = input.optionalText("VersionStage") ?? (id === undefined ? current : undefined);
  const found = versions.find(
    (version) =>
      (id === undefined || version.id === id) &&
      (stage === undefined || version.stages.includes(stage)),
  );
  const sought = id === undefined ? `staging label: ${stage}` : `VersionId: ${id}`;
  return found ?? missing(`Secrets Manager can't find the specified secret value for ${sought}`);
}

function missing(message: string): never {
  throw new ApiError("ResourceNotFoundException", message);
}
