/**
 * Reads the signing key of a deployed stack from Secrets Manager, with the SDK's default credentials.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @module
 */
import { TokenError } from "./token-error.ts";

/**
 * Reads a secret.
 *
 * @param secretId An ARN, or a name in the Region of the environment.
 * @throws {TokenError} with the message of AWS when it cannot be read.
 */
export async function awsSecret(secretId: string): Promise<string> {
  // Loaded only for --from aws.
  const { GetSecretValueCommand, SecretsManagerClient } = await import(
    "@aws-sdk/client-secrets-manager"
  );
  const [, region] = /^arn:[\w-]+:secretsmanager:([\w-]+):/.exec(secretId) ?? [];
  const client = new SecretsManagerClient(region === undefined ? {} : { region });
  const { SecretString } = await client
    .send(new GetSecretValueCommand({ SecretId: secretId }))
    .catch((cause: unknown): never => {
      const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
      throw new TokenError(
        `the secret ${JSON.stringify(secretId)} cannot be read\n  ${reason}\n` +
          "  the credentials must allow secretsmanager:GetSecretValue on it",
        { cause },
      );
    })
    .finally(() => client.destroy());
  if (SecretString === undefined) {
    throw new TokenError(`the secret ${JSON.stringify(secretId)} must hold text, got bytes`);
  }
  return SecretString;
}
