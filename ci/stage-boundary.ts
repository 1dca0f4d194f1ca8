/**
 * The permissions boundary of a stage: of the roles by which it is deployed, and of the roles that it has.
 *
 * @module
 */
import { documentOf, type PolicyDocument, type Statement } from "./policy-document.ts";
import type { Stage } from "./stages.ts";

/** What every name of CI's own begins with. */
export const ownPrefix = "touchline-ci-";

/** Services that roles of a stage call, beside those that its deployment does. */
const calledServices = ["s3", "secretsmanager", "ses", "sns", "sqs", "xray"];

/** Services that make and assume identities: whoever may do all of it needs no boundary to be gone. */
const identityServices = ["iam", "sts"];

/**
 * What roles of a stage may do at most: use the services of the stage, touch nothing that has the name or the tags of
 * another one, and create no role without this boundary.
 *
 * @param others The other stages.
 * @param arn Of the boundary.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function stageBoundary(stage: Stage, others: readonly Stage[], arn: string): PolicyDocument {
  return documentOf(
    {
      Sid: "ServicesOfTheStage",
      Effect: "Allow",
      Action: servicesOf(stage)
        .filter((service) => !identityServices.includes(service))
        .map((service) => `${service}:*`),
      Resource: ["*"],
    },
    ...identityStatements(stage),
    ...(others.length === 0 ? [] : otherStages(others)),
    {
      Sid: "RolesWithThisBoundary",
      Effect: "Deny",
      Action: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
      ],
      Resource: ["*"],
      Condition: { StringNotEquals: { "iam:PermissionsBoundary": arn } },
    },
  );
}

/** What the deployment of the stage does with identities, for the names of the stage. */
function identityStatements({ deploy }: Stage): readonly Statement[] {
  return deploy
    .flatMap(({ Statement: statements }) => statements)
    .map((statement) => ({
      ...statement,
      Action: statement.Action.filter((action) =>
        identityServices.some((service) => action.startsWith(`${service}:`)),
      ),
    }))
    .filter(({ Action }) => Action.length > 0);
}

/** Whatever has the name or the tags of another stage. */
function otherStages(others: readonly Stage[]): readonly Statement[] {
  return [
    {
      Sid: "NamesOfOtherStages",
      Effect: "Deny",
      Action: ["*"],
      Resource: [...new Set(others.flatMap(namedResources))].sort(),
    },
    {
      Sid: "TagsOfOtherStages",
      Effect: "Deny",
      Action: ["*"],
      Resource: ["*"],
      Condition: {
        StringEquals: {
          "aws:ResourceTag/project": "touchline",
          "aws:ResourceTag/stack": others.map(({ name }) => name),
        },
      },
    },
  ];
}

/** Patterns of ARNs with a name of the stage. */
function namedResources({ name, deploy }: Stage): readonly string[] {
  return deploy
    .flatMap(({ Statement: statements }) => statements.flatMap(({ Resource }) => Resource))
    .filter((resource) => resource.includes(`touchline-${name}-`));
}

function servicesOf({ deploy }: Stage): readonly string[] {
  const actions = deploy.flatMap(({ Statement: statements }) =>
    statements.flatMap(({ Action }) => Action),
  );
  const services = actions.map((action) => action.slice(0, action.indexOf(":")));
  return [...new Set([...services, ...calledServices])].sort();
}
