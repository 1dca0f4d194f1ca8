/**
 * Custom domains of APIs, with what lies behind their paths.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { ApiDomain, ApiMapping } from "../services/api-gateway-http/execute-api.ts";
import { canonicalName } from "../services/route53/names.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Reads every `aws:apigatewayv2/domainName:DomainName`. */
export function readApiDomains(graph: Graph, findings: Findings): readonly ApiDomain[] {
  return graph.nodes
    .filter(({ type, external }) => type === "aws:apigatewayv2/domainName:DomainName" && !external)
    .map((node) => readApiDomain(node, graph, findings));
}

function readApiDomain(node: GraphNode, graph: Graph, findings: Findings): ApiDomain {
  const outputs = Reader.outputs(node, findings);
  const region = outputs.text("region", node.region);
  const name = canonicalName(Reader.inputs(node, findings).text("domainName"));
  const mappings = graph.nodes
    .filter(({ type }) => type === "aws:apigatewayv2/apiMapping:ApiMapping")
    .filter((each) => each.region === node.region)
    .map((each) => Reader.inputs(each, findings))
    .filter((each) => canonicalName(each.text("domainName")) === name)
    .map(readMapping);
  const configuration = outputs.object("domainNameConfiguration");
  return {
    name,
    targetName: canonicalName(configuration.text("targetDomainName")),
    region,
    mappings,
  };
}

function readMapping(mapping: Reader): ApiMapping {
  return {
    key: mapping.text("apiMappingKey", "").replace(/^\/|\/$/g, ""),
    apiId: mapping.text("apiId"),
    stage: mapping.text("stage"),
  };
}
