/**
 * What a destroyed stack left behind on AWS, and how to delete it.
 *
 * @module
 */
import { edgeExecutionRegions } from "../../aws/cloudfront-regions.ts";
import { succeeded } from "./aws-target.ts";
import { ReleaseError } from "./release-error.ts";
import type { RunProcess } from "./run-process.ts";

/** Something that is left. */
export interface Leftover {
  /** Like `edge function`. */
  readonly kind: string;
  readonly name: string;
  readonly region: string;
  /** Why the stack did not delete it. */
  readonly why: string;
  /** Arguments of the AWS CLI that delete it, in order. @default it is kept */
  readonly commands?: readonly (readonly string[])[];
  /** Why it is kept. */
  readonly kept?: string;
}

/** What to look for. */
export interface SweepOptions {
  readonly project: string;
  readonly stack: string;
  /** Regions of the stack, the home Region first. */
  readonly regions: readonly string[];
  /** Whether buckets are deleted with their objects. */
  readonly hasData: boolean;
}

/** The Region that edge functions are created in. */
const edgeRegion = "us-east-1";

/** Objects that one call deletes, at most. */
const deletedObjects = 1000;

/** Asks the AWS CLI. */
type Aws = (...args: readonly string[]) => Promise<unknown>;

/**
 * Finds what is left.
 *
 * @throws {ReleaseError} where the state still has the stack's resources, or AWS refuses an answer.
 */
export async function findLeftovers(
  options: SweepOptions,
  run: RunProcess,
): Promise<readonly Leftover[]> {
  const { project, stack } = options;
  await refuseDeployed(stack, run);
  const aws: Aws = async (...args) => {
    const all = [...args, "--output", "json"];
    const { stdout } = await succeeded("aws", all, run("aws", all));
    return stdout.trim() === "" ? {} : JSON.parse(stdout);
  };
  const prefix = `${project}-${stack}-`;
  const found = await Promise.all([
    edgeFunctions(prefix, aws),
    logGroups(prefix, options.regions, aws),
    buckets(prefix, options, aws),
    logRoles(prefix, options.regions, aws),
  ]);
  return found.flat();
}

/** The names of a stack's resources are all that says whose they are: while it exists, they are in use. */
async function refuseDeployed(stack: string, run: RunProcess): Promise<void> {
  const args = ["--no-install", "pulumi", "stack", "export", "--stack", stack];
  const { status, stdout, stderr } = await run("npx", args);
  if (status !== 0) {
    if (/no stack named/.test(stderr)) {
      return;
    }
    throw new ReleaseError(`the state of ${stack} cannot be read: ${stderr.trim()}`);
  }
  const { deployment } = JSON.parse(stdout) as {
    readonly deployment?: { readonly resources?: readonly { readonly custom?: boolean }[] | null };
  };
  const managed = (deployment?.resources ?? []).filter(({ custom }) => custom === true);
  if (managed.length > 0) {
    throw new ReleaseError(
      `${stack} still has ${managed.length} resources: destroy it first, as the runbook describes in "Remove a stack"`,
    );
  }
}

async function edgeFunctions(prefix: string, aws: Aws): Promise<readonly Leftover[]> {
  const { Functions } = (await aws("lambda", "list-functions", "--region", edgeRegion)) as {
    readonly Functions: readonly { readonly FunctionName: string }[];
  };
  return Functions.map(({ FunctionName }) => FunctionName)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({
      kind: "edge function",
      name,
      region: edgeRegion,
      why: "Lambda deletes it only when its replicas are gone, hours after the distribution",
      commands: [["lambda", "delete-function", "--function-name", name, "--region", edgeRegion]],
    }));
}

/** A function that is invoked after its log group was deleted makes one that never expires. */
async function logGroups(
  prefix: string,
  regions: readonly string[],
  aws: Aws,
): Promise<readonly Leftover[]> {
  const places = [...new Set([...edgeExecutionRegions.value, ...regions])].flatMap((region) =>
    [`/aws/lambda/${edgeRegion}.${prefix}`, `/aws/lambda/${prefix}`].map(
      (beginning) => [region, beginning] as const,
    ),
  );
  const found = await Promise.all(
    places.map(async ([region, beginning]) => {
      const filter = ["--log-group-name-prefix", beginning, "--region", region];
      const { logGroups: groups } = (await aws("logs", "describe-log-groups", ...filter)) as {
        readonly logGroups: readonly { readonly logGroupName: string }[];
      };
      return groups.map(({ logGroupName: name }) => ({
        kind: "log group",
        name,
        region,
        why: "a function made it again when it was invoked last",
        commands: [["logs", "delete-log-group", "--log-group-name", name, "--region", region]],
      }));
    }),
  );
  return found.flat();
}

async function buckets(
  prefix: string,
  { hasData, regions: [home = ""] }: SweepOptions,
  aws: Aws,
): Promise<readonly Leftover[]> {
  const { Buckets } = (await aws("s3api", "list-buckets")) as {
    readonly Buckets: readonly { readonly Name: string; readonly BucketRegion?: string }[];
  };
  return Buckets.filter(({ Name }) => Name.startsWith(prefix)).map(
    ({ Name: name, BucketRegion: region = home }) => {
      const common = {
        kind: "bucket",
        name,
        region,
        why: "protectData kept it from being deleted",
      };
      return hasData
        ? { ...common, commands: [["s3api", "delete-bucket", "--bucket", name]] }
        : { ...common, kept: "it has people's data: --data deletes it with every version" };
    },
  );
}

/** A stack with the desk leaves the role that API Gateway writes logs with: the account has one setting for it. */
async function logRoles(
  prefix: string,
  regions: readonly string[],
  aws: Aws,
): Promise<readonly Leftover[]> {
  const { Roles } = (await aws("iam", "list-roles")) as {
    readonly Roles: readonly { readonly RoleName: string; readonly Arn: string }[];
  };
  const own = Roles.filter(({ RoleName }) => RoleName.startsWith(prefix));
  const used = await Promise.all(
    (own.length === 0 ? [] : regions).map(async (region) => {
      const account = await aws("apigateway", "get-account", "--region", region);
      return (account as { readonly cloudwatchRoleArn?: string }).cloudwatchRoleArn;
    }),
  );
  return Promise.all(
    own.map(async ({ RoleName: name, Arn }): Promise<Leftover> => {
      const common = {
        kind: "role",
        name,
        region: "global",
        why: "the account has one role with which API Gateway writes logs, for all stacks",
      };
      if (used.includes(Arn)) {
        return { ...common, kept: "the account setting of API Gateway names it" };
      }
      const { AttachedPolicies } = (await aws(
        ...["iam", "list-attached-role-policies", "--role-name", name],
      )) as { readonly AttachedPolicies: readonly { readonly PolicyArn: string }[] };
      const detach = AttachedPolicies.map(({ PolicyArn }) => [
        ...["iam", "detach-role-policy", "--role-name", name, "--policy-arn", PolicyArn],
      ]);
      return { ...common, commands: [...detach, ["iam", "delete-role", "--role-name", name]] };
    }),
  );
}

/**
 * Deletes one.
 *
 * @returns why it is still there; `undefined` when it is gone.
 */
export async function deleteLeftover(
  { kind, name, commands = [], kept }: Leftover,
  run: RunProcess,
): Promise<string | undefined> {
  if (kept !== undefined) {
    return kept;
  }
  if (kind === "bucket") {
    await emptyBucket(name, run);
  }
  for (const command of commands) {
    const { status, stderr } = await run("aws", [...command, "--output", "json"]);
    const isGone = /ResourceNotFoundException|NoSuchBucket|NoSuchEntity/.test(stderr);
    if (status !== 0 && !isGone) {
      return /replicated function/i.test(stderr)
        ? "it still has replicas: sweep again in a few hours"
        : stderr.trim();
    }
  }
  return undefined;
}

/** Deletes every version of every object. */
async function emptyBucket(bucket: string, run: RunProcess): Promise<void> {
  for (;;) {
    const list = [
      ...["s3api", "list-object-versions", "--bucket", bucket, "--no-paginate"],
      ...["--max-keys", String(deletedObjects), "--output", "json"],
    ];
    const { stdout } = await succeeded("aws", list, run("aws", list));
    const { Versions = [], DeleteMarkers = [] } = (
      stdout.trim() === "" ? {} : JSON.parse(stdout)
    ) as Readonly<
      Record<string, readonly { readonly Key: string; readonly VersionId: string }[] | undefined>
    >;
    const objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({
      Key,
      VersionId,
    }));
    if (objects.length === 0) {
      return;
    }
    const remove = [
      ...["s3api", "delete-objects", "--bucket", bucket, "--delete"],
      JSON.stringify({ Objects: objects, Quiet: true }),
      ...["--output", "json"],
    ];
    await succeeded("aws", remove, run("aws", remove));
  }
}
