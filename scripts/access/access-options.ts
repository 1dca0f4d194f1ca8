/**
 * The options of the access command.
 *
 * @module
 */
import { parseArgs } from "node:util";
import type { BucketPlace } from "../bucket/open-bucket.ts";
import { UsageError } from "./access-error.ts";

/** What to do. */
export type AccessAction =
  | { readonly kind: "list" }
  | {
      readonly kind: "add" | "add-client";
      /** Address or client id. */
      readonly name: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: "remove" | "remove-client"; readonly name: string }
  | { readonly kind: "sign-out"; readonly name: string };

/** An action that changes the list. */
export type ListChange = Exclude<AccessAction, { readonly kind: "list" | "sign-out" }>;

/** The parsed options. */
export interface AccessOptions {
  readonly action: AccessAction;
  readonly place: BucketPlace;
  /** `undefined`: the bucket with an access list, on this machine. */
  readonly bucket: string | undefined;
}

const defaultEndpoint = "http://127.0.0.1:8081";

const kinds = ["list", "add", "remove", "sign-out", "add-client", "remove-client"] as const;

/** Printed for `--help` and after usage errors. */
export const usage = `usage:
  npm run access -- list                                who may sign in, with their subjects in tokens
  npm run access -- add EMAIL [--scope NAME]…           adds a person, or replaces the scopes
  npm run access -- remove EMAIL                        removes a person, and ends the sessions
  npm run access -- sign-out EMAIL                      ends the sessions of a person
  npm run --silent access -- add-client ID [--scope NAME]…
                                                        adds a machine, and prints its secret once
  npm run access -- remove-client ID

  --from SOURCE    local: the stack that npm start serves
                   aws: a deployed stack                (local)
  --bucket NAME    with --from aws: from
                   pulumi stack output signInBucket     (local: the bucket with an access list)
  --region NAME    with --from aws                      (the environment's)
  --endpoint URL   with --from local: where S3 is       (${defaultEndpoint})
  --help           prints this text
`;

/**
 * @param args Without the interpreter and the script.
 * @returns the options, or `"help"` for `--help`.
 * @throws {UsageError} with the invalid argument and the allowed values.
 */
export function parseOptions(args: readonly string[]): AccessOptions | "help" {
  const { values, positionals } = parseWords(args);
  if (values.help) {
    return "help";
  }
  const action = actionOf(positionals, values.scope);
  const { from, bucket, region, endpoint } = values;
  if (from === "local") {
    if (region !== undefined) {
      throw new UsageError("--region requires --from aws");
    }
    return { action, place: { from, endpoint: endpointOf(endpoint ?? defaultEndpoint) }, bucket };
  }
  if (from !== "aws") {
    throw new UsageError(`--from must be local or aws, got ${JSON.stringify(from)}`);
  }
  if (endpoint !== undefined) {
    throw new UsageError("--endpoint requires --from local");
  }
  if (bucket === undefined) {
    throw new UsageError(
      "--from aws requires --bucket: get it with pulumi stack output signInBucket --stack NAME",
    );
  }
  return { action, place: { from, region }, bucket };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        scope: { type: "string", multiple: true },
        from: { type: "string", default: "local" },
        bucket: { type: "string" },
        region: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    throw new UsageError(`${reason}`, { cause });
  }
}

function actionOf(
  [word, name, ...others]: readonly string[],
  scopes: readonly string[] | undefined,
): AccessAction {
  const kind = kinds.find((each) => each === word);
  if (kind === undefined) {
    throw new UsageError(
      `the command must be one of ${kinds.join(", ")}, got ${JSON.stringify(word)}`,
    );
  }
  const takesScopes = kind === "add" || kind === "add-client";
  if (scopes !== undefined && !takesScopes) {
    throw new UsageError(`${kind} takes no --scope`);
  }
  const wanted = kind === "list" ? 0 : 1;
  const given = (name === undefined ? 0 : 1) + others.length;
  if (given !== wanted) {
    throw new UsageError(
      `${kind} takes ${wanted === 0 ? "no name" : "one name"}, got ${given}${given > 1 ? "; repeat --scope for several scopes" : ""}`,
    );
  }
  if (kind === "list" || name === undefined) {
    return { kind: "list" };
  }
  return takesScopes ? { kind, name, scopes: [...new Set(scopes ?? [])] } : { kind, name };
}

/** Only on this machine: the local runtime is nowhere else. */
function endpointOf(text: string): string {
  if (!/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/.test(text)) {
    throw new UsageError(
      `--endpoint must be an address of this machine such as ${defaultEndpoint}, got ${JSON.stringify(text)}`,
    );
  }
  return text;
}
