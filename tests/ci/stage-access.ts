/**
 * What the roles of `ci/` may do, by IAM's evaluation of their policies and of their boundary.
 *
 * @module
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph, GraphNode } from "../../local/program/graph.ts";
import { ofType } from "../../local/program/query.ts";
import { readStack } from "../../local/program/stack-file.ts";
import {
  type ParsedPolicy,
  parsePolicy,
  type Statement,
} from "../../local/services/iam/policy-document.ts";
import { isAllowed } from "../../local/services/iam/policy-evaluation.ts";
import { oncePerKey } from "../once-per-key.ts";
import { root, type StackName } from "../stacks/recorded.ts";
import type { Call } from "./stage-arns.ts";

const account = "000000000000";

/** What `ci/` declares for the account of a stage. */
export const recordedCi = oncePerKey(async (stage: StackName) => {
  const folder = join(root, "ci");
  return evaluate(folder, await readStack(folder, stage));
});

/** A role, as IAM sees it. */
export interface Role {
  readonly node: GraphNode;
  readonly identity: readonly Statement[];
  readonly boundary: readonly Statement[];
}

/** The role that deploys or previews a stage. */
export async function roleOf(stage: StackName, use: "deploy" | "preview"): Promise<Role> {
  const graph = await recordedCi(stage);
  const name = `touchline-ci-${stage}-${use}`;
  const node = ofType(graph, "aws:iam/role:Role").find((role) => role.name === name);
  assert.ok(node !== undefined, name);
  const attached = ofType(graph, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(
    ({ inputs }) => inputs["role"] === name,
  );
  assert.ok(attached.length > 0, name);
  const identity = attached.flatMap(({ inputs }) => policyOf(graph, inputs["policyArn"]));
  return { node, identity, boundary: policyOf(graph, node.inputs["permissionsBoundary"]) };
}

function policyOf(graph: Graph, arn: unknown): readonly Statement[] {
  const policy = ofType(graph, "aws:iam/policy:Policy").find(
    ({ outputs }) => outputs["arn"] === arn,
  );
  const { statements, problems }: ParsedPolicy = parsePolicy(policy?.inputs["policy"], "identity");
  assert.deepEqual(problems, []);
  return statements;
}

/** Whether a role may make a call in its own account: its policies and its boundary both have to allow it. */
export function may({ node, identity, boundary }: Role, call: Call): boolean {
  const request = {
    principal: { kind: "role", arn: String(node.outputs["arn"]) },
    action: call.action,
    resourceArn: call.arn,
    accountId: account,
    resource: [],
    context: call.context,
  } as const;
  return [identity, boundary].every((statements) =>
    isAllowed({ ...request, identity: statements }),
  );
}
