/**
 * The signing key of a deployed stack, read from Secrets Manager with whatever credentials are at hand.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @module
 */
import { TokenError } from "./token-error.ts";

/**
 * Reads a secret.
 *
 * @param secretId An ARN, which says its Region; or a name, in the Region of the environment.
 * @throws {TokenError} when it cannot be read, with the reason AWS gives.
 */
export async function awsSecret(secretId: string): Promise<string> {
  // Loaded only by those who have an account.
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
          "  it takes credentials that allow secretsmanager:GetSecretValue on it",
        { cause },
      );
    })
    .finally(() => client.destroy());
  if (SecretString === undefined) {
    throw new TokenError(`the secret ${JSON.stringify(secretId)} must hold text, got bytes`);
  }
  return SecretString;
}
