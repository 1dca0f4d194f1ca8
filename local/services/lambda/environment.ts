/**
 * The environment variables of a function: Lambda's, the ones it declares, and nothing of this machine's.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
import type { FunctionVersion } from "./invoker.ts";

/** Temporary credentials of a role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What a sandbox's environment is made of, beside the function itself. */
export interface SandboxPlace {
  /** Where the package lies, absolute; `/var/task` on Lambda. */
  readonly taskRoot: string;
  /** Where the layers lie, absolute; `/opt` on Lambda. @default none */
  readonly opt?: string | undefined;
  readonly logStream: string;
  readonly credentials: RoleCredentials;
  /** Where AWS is on this machine, like `AWS_ENDPOINT_URL_S3`; every SDK and the CLI read it by themselves. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/**
 * All variables of one sandbox. Lambda's own win over declared ones, as they are reserved.
 *
 * `TZ` is set as on Lambda, but a thread shares its process's time zone: the server itself must run in UTC.
 */
export function sandboxEnvironment(
  target: FunctionVersion,
  place: SandboxPlace,
): Record<string, string> {
  const { credentials } = place;
  return {
    // Above the declared ones: Lambda reserves neither of the two.
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    ...target.environment,
    ...place.endpoints,
    // Not on Lambda, which has no such files. Here the SDK would find the developer's own, since a thread shares the
    // process's home, and take endpoints and retries from them.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: target.region,
    AWS_DEFAULT_REGION: target.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${target.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: target.name,
    AWS_LAMBDA_FUNCTION_VERSION: target.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(target.memorySizeMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: target.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: place.logStream,
    LAMBDA_TASK_ROOT: place.taskRoot,
    ...(place.opt === undefined ? {} : { NODE_PATH: nodePath(place.opt, target.runtime) }),
    _HANDLER: target.handler,
  };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html */
function nodePath(opt: string, runtime: string): string {
  const version = /\d+/.exec(runtime)?.[0] ?? "";
  return `${opt}/nodejs/node${version}/node_modules:${opt}/nodejs/node_modules`;
}

/**
 * The log stream of one sandbox: `2026/11/21/[1]0123…`, in UTC.
 *
 * @param random At least 16 bytes.
 */
export function logStreamName(version: string, nowMs: number, random: Uint8Array): string {
  const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${day}/[${version}]${Buffer.from(random).toString("hex").slice(0, 32)}`;
}

/**
 * The variables that tell the AWS SDK where services are.
 *
 * @param given Addresses by the service's id in the SDK.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
 */
export function endpointVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([service, url]) => [
      `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`,
      url,
    ]),
  );
}
