/**
 * Credentials as Lambda hands them over: in the environment, already fresh.
 *
 * Stands in every bundle for the SDK's own search, which would also look for files, processes, other
 * services and other accounts: 126 KiB and some ten milliseconds of every cold start.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 * @module
 */
import process from "node:process";

/** What the SDK signs with. */
export interface EnvironmentCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The SDK's name for where credentials come from.
 *
 * @returns what reads them, each time anew.
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
