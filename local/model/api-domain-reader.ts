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

/** Reads the domains of HTTP APIs and of REST APIs: every `DomainName` of both modules. */
export function readApiDomains(graph: Graph, findings: Findings): readonly ApiDomain[] {
  const declared = (module: string) =>
    graph.nodes.filter(
      ({ type, external }) => type === `aws:${module}/domainName:DomainName` && !external,
    );
  return [
    ...declared("apigatewayv2").map((node) => readApiDomain(node, graph, findings)),
    ...declared("apigateway").map((node) => readRestDomain(node, graph, findings)),
  ];
}

/** A name that is optimized for the edge has one target everywhere, and a regional one has one in its Region. */
function readRestDomain(node: GraphNode, graph: Graph, findings: Findings): ApiDomain {
  const outputs = Reader.outputs(node, findings);
  const inputs = Reader.inputs(node, findings);
  const region = outputs.text("region", node.region);
  const name = canonicalName(inputs.text("domainName"));
  const isRegional = inputs.object("endpointConfiguration").text("types", "EDGE") === "REGIONAL";
  const target = isRegional ? "regionalDomainName" : "cloudfrontDomainName";
  const mappings = graph.nodes
    .filter(({ type }) => type === "aws:apigateway/basePathMapping:BasePathMapping")
    .map((each) => Reader.inputs(each, findings))
    .filter((each) => canonicalName(each.text("domainName")) === name)
    .map((mapping) => ({
      key: mapping
        .text("basePath", "")
        .replace(/^\/|\/$/g, "")
        .replace(/^\(none\)$/, ""),
      apiId: mapping.text("restApi"),
      stage: mapping.text("stageName", ""),
    }));
  return { name, targetName: canonicalName(outputs.text(target)), region, mappings };
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
