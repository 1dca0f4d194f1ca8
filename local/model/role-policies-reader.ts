/**
 * What roles may do: policies in a role, beside it, and attached to it.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import { type Findings, shown } from "./findings.ts";
import { managedPolicyPrefix, managedStatements } from "./managed-iam-policies.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";

/** Statements for one role. */
interface Grant {
  /** As the program refers to it. */
  readonly role: string;
  readonly statements: readonly Statement[];
}

/** @returns Statements by role ARN; every role of the program has an entry. */
export function readRolePolicies(
  graph: Graph,
  findings: Findings,
): ReadonlyMap<string, readonly Statement[]> {
  const roles = graph.nodes.filter((node) => node.type === "aws:iam/role:Role");
  const byUrn = new Map<string, Statement[]>(roles.map((role) => [role.urn, []]));
  for (const node of graph.nodes) {
    for (const { role, statements } of grantsOf(node, graph, findings)) {
      const found = roles.find((each) => namesOf(each).includes(role));
      if (found === undefined) {
        const message = `must be the name of a role of this program, got ${shown(role)}`;
        findings.refuse(node.urn, { path: "role", message });
      } else {
        byUrn.get(found.urn)?.push(...statements);
      }
    }
  }
  return new Map(
    roles.map((role) => [Reader.outputs(role, findings).text("arn"), byUrn.get(role.urn) ?? []]),
  );
}

/** What a program may call a role by: its name, which is its id, or its URN where it gave the resource. */
function namesOf(role: GraphNode): readonly unknown[] {
  return [role.id, role.urn, role.outputs["name"]];
}

function grantsOf(node: GraphNode, graph: Graph, findings: Findings): readonly Grant[] {
  const reader = Reader.inputs(node, findings);
  switch (node.type) {
    case "aws:iam/role:Role":
      return [
        ...inlineGrants(node, reader, findings),
        ...managedGrants(node, reader, graph, findings),
      ];
    case "aws:iam/rolePolicy:RolePolicy": {
      const document = reader.value("policy");
      const statements = readStatements(node, document, "identity", "policy", findings);
      return [{ role: reader.text("role"), statements }];
    }
    case "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
      const statements = attached(reader.text("policyArn"), "policyArn", node, graph, findings);
      return [{ role: reader.text("role"), statements }];
    }
    default:
      return [];
  }
}

function inlineGrants(node: GraphNode, reader: Reader, findings: Findings): readonly Grant[] {
  return reader.objects("inlinePolicies").map((inline, index) => {
    const path = `inlinePolicies[${index}].policy`;
    const document = inline.value("policy");
    return {
      role: node.id,
      statements: readStatements(node, document, "identity", path, findings),
    };
  });
}

function managedGrants(
  node: GraphNode,
  reader: Reader,
  graph: Graph,
  findings: Findings,
): readonly Grant[] {
  return reader.texts("managedPolicyArns").map((policyArn, index) => ({
    role: node.id,
    statements: attached(policyArn, `managedPolicyArns[${index}]`, node, graph, findings),
  }));
}

function attached(
  policyArn: string,
  path: string,
  node: GraphNode,
  graph: Graph,
  findings: Findings,
): readonly Statement[] {
  const managed = managedStatements(policyArn);
  if (managed !== undefined) {
    return managed;
  }
  const policy = graph.nodes.find(
    (each) => each.type === "aws:iam/policy:Policy" && each.outputs["arn"] === policyArn,
  );
  if (policy !== undefined) {
    return readStatements(policy, policy.inputs["policy"], "identity", "policy", findings);
  }
  if (policyArn.startsWith(managedPolicyPrefix)) {
    findings.list(node, path, `the permissions of ${policyArn} are not known: it allows nothing`);
  } else {
    const message = `must be a policy of this program or of AWS, got ${shown(policyArn)}`;
    findings.refuse(node.urn, { path, message });
  }
  return [];
}
