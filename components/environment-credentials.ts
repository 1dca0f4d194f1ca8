/**
 * Credentials from the environment variables that Lambda sets and refreshes.
 *
 * Every bundle contains this in place of `@aws-sdk/credential-provider-node`, which also searches files, processes,
 * other services and other accounts: 126 KiB and about ten milliseconds of every cold start.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 * @module
 */
import process from "node:process";

/** Credentials in the form the SDK signs with. */
interface EnvironmentCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Replaces the SDK's function of this name.
 *
 * @returns a provider that reads the environment on every call. It throws when a variable is missing.
 */
export function defaultProvider(): () => Promise<EnvironmentCredentials> {
  // biome-ignore lint/style/noProcessEnv: the only place Lambda puts them
  const environment = process.env;
  return async () => {
    const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
    const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
    const sessionToken = environment["AWS_SESSION_TOKEN"];
    if (!accessKeyId || !secretAccessKey) {
      throw new Error("the environment must hold AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  };
}
