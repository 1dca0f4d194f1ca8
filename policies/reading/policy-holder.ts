/**
 * Which inputs of which resources hold policy documents.
 *
 * @module
 */
import { type Statement, statements } from "./policy-document.ts";
import type { Resource } from "./resource.ts";
import { roleType } from "./role.ts";
import { list, type Properties, part, type Value } from "./value.ts";

/** What says what a role, a group or a user may do, by type. */
const identityInputs: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/groupPolicy:GroupPolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
};

/** What says who may use a resource, by type. Policies of VPC endpoints, which only take away, are not among them. */
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

/** Types with a policy of what somebody may do. */
export const identityPolicyTypes: readonly string[] = [...Object.keys(identityInputs), roleType];

/** Types with a policy of who may use them. */
export const resourcePolicyTypes: readonly string[] = Object.keys(resourceInputs);

/** A document and where it stands. */
export interface Holding {
  readonly at: string;
  readonly document: Value;
}

/** The policies of what somebody may do. */
export function identityPolicies({ type, props }: Resource): readonly Holding[] {
  const input = identityInputs[type];
  const inline = type === roleType ? list(props["inlinePolicies"]) : [];
  return [
    ...held(props, input),
    ...inline.map(
      (each, index): Holding => ({
        at: `inlinePolicies[${index}].policy`,
        document: part(each, "policy"),
      }),
    ),
  ];
}

/** The policy of who may use a resource. */
export function resourcePolicies({ type, props }: Resource): readonly Holding[] {
  const input = resourceInputs[type];
  return held(props, input);
}

function held(props: Properties, input: string | undefined): readonly Holding[] {
  return input === undefined ? [] : [{ at: input, document: props[input] }];
}

/** Who may become a role. */
export function trustPolicies({ type, props }: Resource): readonly Holding[] {
  return type === roleType ? [{ at: "assumeRolePolicy", document: props["assumeRolePolicy"] }] : [];
}

/** A statement and where it stands, like `policy.Statement[2]`. */
export interface Placed {
  readonly at: string;
  readonly statement: Statement;
}

/** What documents allow. */
export function allowances(holdings: readonly Holding[]): readonly Placed[] {
  return holdings.flatMap(({ at, document }) =>
    (statements(document) ?? [])
      .map((statement, index) => ({ at: `${at}.Statement[${index}]`, statement }))
      .filter(({ statement }) => statement.effect === "Allow"),
  );
}
