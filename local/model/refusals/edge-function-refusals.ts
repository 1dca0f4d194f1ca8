/**
 * Functions that Lambda takes and CloudFront then refuses to associate.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 * @module
 */
import {
  edgeEphemeralStorageMb,
  edgeMaxTimeoutSeconds,
  edgeRolePrincipals,
} from "../../../aws/edge-limits.ts";
import type { Properties, Value } from "../../program/graph.ts";
import { asBag } from "../../program/values.ts";
import type { Statement } from "../../services/iam/policy-document.ts";
import { type Refusal, shown } from "../findings.ts";

/** Both copy and run a function at the edge: its role must trust both. */
const principals = edgeRolePrincipals.value;

interface Restriction {
  readonly path: string;
  readonly message: string;
  /** The value of a property that is there. */
  readonly holds: (value: Value) => boolean;
}

/** Without the memory of viewer functions, on which AWS's pages disagree: `edgeViewerMemoryMb` in aws/edge-limits.ts. */
const restrictions: readonly Restriction[] = [
  {
    path: "architectures",
    message: 'must be ["x86_64"] at the edge',
    holds: (value) => shown(value) === '["x86_64"]',
  },
  {
    path: "deadLetterConfig",
    message: "must be absent: Lambda@Edge has no dead-letter queues",
    holds: () => false,
  },
  {
    path: "environment.variables",
    message:
      "must be empty: Lambda@Edge has no environment variables; compile the configuration into the code",
    holds: (value) => Object.keys(asBag(value) ?? {}).length === 0,
  },
  {
    path: "ephemeralStorage.size",
    message: `must be ${edgeEphemeralStorageMb.value} MB for Lambda@Edge`,
    holds: (value) => value === edgeEphemeralStorageMb.value,
  },
  {
    path: "kmsKeyArn",
    message: "must be absent: Lambda@Edge supports no customer managed keys",
    holds: (value) => value === "",
  },
  {
    path: "sourceKmsKeyArn",
    message: "must be absent: Lambda@Edge supports no customer managed keys",
    holds: (value) => value === "",
  },
  {
    path: "timeout",
    message: `must be at most ${edgeMaxTimeoutSeconds.value} seconds for Lambda@Edge`,
    holds: (value) => typeof value === "number" && value <= edgeMaxTimeoutSeconds.value,
  },
  {
    path: "tracingConfig.mode",
    message: 'must be "PassThrough": the edge has no X-Ray',
    holds: (value) => value === "PassThrough",
  },
  {
    path: "vpcConfig",
    message: "must be absent: Lambda@Edge does not support a VPC",
    holds: (value) => shown(asBag(value)?.["subnetIds"] ?? []) === "[]",
  },
];

/**
 * Checks a function as CloudFront does when it is associated.
 *
 * @param trust Statements of its role's trust policy; `undefined` when the role is not of this program.
 */
export function refuseEdgeFunction(
  inputs: Properties,
  trust: readonly Statement[] | undefined,
): readonly Refusal[] {
  const broken = restrictions.flatMap(({ path, message, holds }) => {
    const value = valueAt(inputs, path);
    return value === undefined || holds(value)
      ? []
      : [{ path, message: `${message}, got ${shown(value)}` }];
  });
  return [...broken, ...refuseTrust(trust)];
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html */
function refuseTrust(trust: readonly Statement[] | undefined): readonly Refusal[] {
  if (trust === undefined) {
    return [];
  }
  const trusted = trust
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) => statement.principals.services);
  const missing = principals.filter((principal) => !trusted.includes(principal));
  return missing.length === 0
    ? []
    : [
        {
          path: "role",
          message: `must trust ${missing.join(" and ")} in its assumeRolePolicy, got ${shown(trusted)}`,
        },
      ];
}

function valueAt(bag: Properties, path: string): Value | undefined {
  return path
    .split(".")
    .reduce<Value | undefined>((value, name) => asBag(value)?.[name] ?? undefined, bag);
}
