/**
 * The least-privilege IAM policies with which a stack is deployed, changed and destroyed, made from its graph.
 *
 * @module
 */
import { deployerActions } from "../../aws/deployer-actions.ts";
import { policySizeLimits } from "../../aws/iam.ts";
import type { TypeActions } from "../../aws/type-actions.ts";
import type { Graph } from "../../local/program/graph.ts";

/** A statement of a policy document. */
export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** Settings of a release, which declares more: whoever deploys a stack releases it. */
export const releaseConfig = { staging: "weight" } as const;

/** Characters of a managed policy, at most. */
const maxLength = policySizeLimits.value["aws:iam/policy:Policy"].policy;

/** A type of the graph whose actions are not known. */
export class DeployerError extends Error {
  override readonly name = "DeployerError";
}

/**
 * Makes the policies of a graph.
 *
 * @returns as many documents as it takes for each to be a managed policy.
 * @throws {DeployerError} for resource types without actions in `aws/deployer-actions.ts`.
 */
export function deployerPolicies(graph: Graph): readonly PolicyDocument[] {
  const names = namesOf(graph);
  const limited = typesOf(graph).flatMap(({ belonging }) =>
    belonging === undefined ? [] : [limitedTo(belonging, names([belonging.arn]))],
  );
  return documents([...mergedStatements(graph), ...limited, ...linkedRoles(graph)]);
}

/**
 * Makes the policies of whoever previews and refreshes a stack: what reads its resources, and neither the content of
 * secrets nor of buckets, since whoever opens a pull request chooses the code that has them.
 *
 * @returns and throws as {@link deployerPolicies}.
 */
export function previewPolicies(graph: Graph): readonly PolicyDocument[] {
  const isRead = (action: string) =>
    /:(?:Get|List|Describe)/.test(action) || action === "apigateway:GET";
  return documents(
    mergedStatements(graph)
      .map((statement) => ({
        ...statement,
        Action: statement.Action.filter((action) => isRead(action) && !contents.has(action)),
      }))
      .filter(({ Action }) => Action.length > 0),
  );
}

/** Actions that read what is stored, and not how it is stored. */
const contents: ReadonlySet<string> = new Set(["s3:GetObject", "secretsmanager:GetSecretValue"]);

/** One statement for each set of resources. */
function mergedStatements(graph: Graph): readonly Statement[] {
  const names = namesOf(graph);
  const statements = typesOf(graph)
    .flatMap((actions) => statementsOf(actions))
    .map(({ resource, actions }) => ({ resource: names(resource), actions }));
  const byResource = new Map<string, Set<string>>();
  for (const { resource, actions } of statements) {
    const key = JSON.stringify(resource);
    byResource.set(key, new Set([...(byResource.get(key) ?? []), ...actions]));
  }
  return [...byResource].map(
    ([resource, actions]): Statement => ({
      Effect: "Allow",
      Action: [...actions].sort(),
      Resource: JSON.parse(resource) as readonly string[],
    }),
  );
}

/** The types that take actions: of AWS, of AWSX, and the provider. */
function typesOf(graph: Graph): readonly TypeActions[] {
  const types = [...new Set(graph.nodes.map(({ type }) => type))].filter((type) =>
    /^(aws|awsx|pulumi:providers):/.test(type),
  );
  const unknown = types.filter((type) => deployerActions.value[type] === undefined);
  if (unknown.length > 0) {
    throw new DeployerError(
      `no actions are known for ${unknown.sort().join(", ")}\n  add each to aws/deployer-actions.ts`,
    );
  }
  return types.sort().flatMap((type) => deployerActions.value[type] ?? []);
}

/** Fills in what the stack's own names begin with, and its hosted zone. */
function namesOf({ nodes, project, stack }: Graph) {
  const zones = new Set(
    nodes.flatMap(({ type, inputs }) =>
      type === "aws:route53/record:Record" ? [String(inputs["zoneId"])] : [],
    ),
  );
  const own = `${project}-${stack}-`;
  return (resources: readonly string[]): readonly string[] =>
    resources.flatMap((resource) =>
      resource.includes("{zone}")
        ? [...zones].map((zone) => resource.replace("{zone}", zone))
        : [resource.replace("{own}", own)],
    );
}

function statementsOf(type: TypeActions) {
  const { service, on = ["*"], anywhere = "", passesRole = false } = type;
  const named = [type.create, type.read, type.update, type.delete];
  const full = (names: string | undefined) =>
    (names ?? "").split(" ").flatMap((name) => {
      if (name === "") {
        return [];
      }
      return [name.includes(":") ? name : `${service}:${name}`];
    });
  const foreign = named.flatMap(full).filter((action) => !action.startsWith(`${service}:`));
  return [
    {
      resource: on,
      actions: named.flatMap(full).filter((action) => action.startsWith(`${service}:`)),
    },
    { resource: ["*"], actions: [...foreign, ...full(anywhere)] },
    {
      resource: ["arn:aws:iam::*:role/{own}*"],
      actions: passesRole ? ["iam:PassRole"] : [],
    },
  ].filter(({ actions }) => actions.length > 0);
}

function limitedTo(
  { actions, key }: NonNullable<TypeActions["belonging"]>,
  arns: readonly string[],
): Statement {
  return {
    Effect: "Allow",
    Action: actions.split(" "),
    Resource: ["*"],
    Condition: { ArnLike: { [key]: arns } },
  };
}

/** AWS creates these roles with the first resource of an account, by the rights of whoever creates the resource. */
function linkedRoles(graph: Graph): readonly Statement[] {
  const roles = [...new Set(typesOf(graph).flatMap(({ linkedRoles: each = [] }) => each))].sort();
  return roles.length === 0
    ? []
    : [
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: roles.map((role) => `arn:aws:iam::*:role/aws-service-role/${role}`),
          Condition: {
            StringEquals: {
              "iam:AWSServiceName": roles.map((role) => role.slice(0, role.indexOf("/"))),
            },
          },
        },
      ];
}

/** Divides statements among documents, in order. */
function documents(statements: readonly Statement[]): readonly PolicyDocument[] {
  const parts: Statement[][] = [[]];
  for (const statement of statements) {
    const last = parts.at(-1) ?? [];
    if (JSON.stringify(documentOf([...last, statement])).length <= maxLength) {
      last.push(statement);
    } else {
      parts.push([statement]);
    }
  }
  return parts.map(documentOf);
}

function documentOf(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
