/**
 * Which inputs of which resources hold policy documents.
 *
 * @module
 */
import { type Statement, statements } from "./policy-document-reading.ts";
import { items, type Place, type Resource } from "./resource.ts";
import { roleType } from "./role.ts";
import type { Value } from "./value.ts";

/** Inputs with a policy of what a role, a group or a user may do, by type. */
const identityInputs: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/groupPolicy:GroupPolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
};

/** Inputs with a policy of who may use a resource, by type. Policies of VPC endpoints, which only restrict, are not among them. */
const resourceInputs: Readonly<Record<string, string>> = {
  "aws:apigateway/restApi:RestApi": "policy",
  "aws:apigateway/restApiPolicy:RestApiPolicy": "policy",
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": "policy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:kms/key:Key": "policy",
  "aws:kms/keyPolicy:KeyPolicy": "policy",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
  "aws:secretsmanager/secret:Secret": "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:sns/topic:Topic": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
  "aws:sqs/queue:Queue": "policy",
  "aws:sqs/queuePolicy:QueuePolicy": "policy",
};

/** Types with a policy of what a role, a group or a user may do. */
export const identityPolicyTypes: readonly string[] = [...Object.keys(identityInputs), roleType];

/** Types with a policy of who may use them. */
export const resourcePolicyTypes: readonly string[] = Object.keys(resourceInputs);

/** A document and where it is. */
export interface Holding extends Place {
  readonly document: Value;
}

/** The policies of what a role, a group or a user may do. */
export function identityPolicies(resource: Resource): readonly Holding[] {
  const inline = resource.type === roleType ? items(resource, "inlinePolicies") : [];
  return [
    ...held(resource, identityInputs[resource.type]),
    ...inline.map(
      ({ on, at, props }): Holding => ({ on, at: `${at}.policy`, document: props["policy"] }),
    ),
  ];
}

/** The policy of who may use a resource. */
export function resourcePolicies(resource: Resource): readonly Holding[] {
  return held(resource, resourceInputs[resource.type]);
}

/** The policy of who may assume a role. */
export function trustPolicies(resource: Resource): readonly Holding[] {
  return held(resource, resource.type === roleType ? "assumeRolePolicy" : undefined);
}

function held(on: Resource, input: string | undefined): readonly Holding[] {
  return input === undefined ? [] : [{ on, at: input, document: on.props[input] }];
}

/** A statement and where it is, like `policy.Statement[2]`. */
export interface Placed extends Place {
  readonly statement: Statement;
}

/** Every statement of documents. */
export function placedStatements(holdings: readonly Holding[]): readonly Placed[] {
  return holdings.flatMap(({ on, at, document }) =>
    (statements(document) ?? []).map((statement, index) => ({
      on,
      at: `${at}.Statement[${index}]`,
      statement,
    })),
  );
}

/** What documents allow. */
export function allowances(holdings: readonly Holding[]): readonly Placed[] {
  return placedStatements(holdings).filter(({ statement }) => statement.effect === "Allow");
}
