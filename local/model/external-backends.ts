/**
 * Lists what APIs ask outside the program: the backends of HTTP integrations, and the issuers of tokens.
 *
 * @module
 */
import type { Graph, GraphNode, Value } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import { canonicalName } from "../services/route53/names.ts";
import type { Findings } from "./findings.ts";
import { poolIssuer } from "./rest-authorizer-reader.ts";

/** The property of a resource that names somebody outside, and what is listed if nothing maps the name. */
interface Outside {
  readonly path: string;
  readonly url: unknown;
  /** Completes "without it …". */
  readonly consequence: string;
}

/** What a resource asks. */
const asked: Readonly<Record<string, (node: GraphNode) => Outside | undefined>> = {
  "aws:apigatewayv2/integration:Integration": ({ inputs }) =>
    inputs["integrationType"] === "HTTP_PROXY"
      ? { path: "integrationUri", url: inputs["integrationUri"], consequence: "requests get 503" }
      : undefined,
  "aws:apigateway/integration:Integration": ({ inputs }) =>
    inputs["type"] === "HTTP_PROXY" || inputs["type"] === "HTTP"
      ? { path: "uri", url: inputs["uri"], consequence: "requests get 500" }
      : undefined,
  "aws:apigateway/authorizer:Authorizer": ({ inputs }) => ({
    path: "providerArns",
    url: poolIssuer(asList(inputs["providerArns"])[0]),
    consequence: "its keys are unknown, and every token gets 500",
  }),
  "aws:apigatewayv2/authorizer:Authorizer": ({ inputs }) => ({
    path: "jwtConfiguration.issuer",
    url: asBag(inputs["jwtConfiguration"])?.["issuer"],
    consequence: "its keys are unknown, and every token gets 401",
  }),
};

function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** @param mapped Names that the user maps to addresses. */
export function listBackends(
  graph: Graph,
  mapped: Pick<ReadonlySet<string>, "has">,
  findings: Findings,
): void {
  for (const node of graph.nodes) {
    const outside = Object.hasOwn(asked, node.type) ? asked[node.type]?.(node) : undefined;
    const host = /^https?:\/\/([^/:?#]+)/i.exec(String(outside?.url ?? ""))?.[1];
    if (outside !== undefined && host !== undefined && !mapped.has(canonicalName(host))) {
      const advice = `map it with --origin ${host}=http://127.0.0.1:<port>`;
      const why = `${host} is outside the program: ${advice}; without it ${outside.consequence}`;
      findings.list(node, outside.path, why);
    }
  }
}
