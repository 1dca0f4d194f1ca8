/**
 * The public names of a stack: what AWS gives out, and what Route 53 records add.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/rrsets-working-with.html
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import { type ApiDomain, executeApiName } from "../services/api-gateway-http/execute-api.ts";
import type { HttpApi } from "../services/api-gateway-http/http-api.ts";
import { type FunctionUrl, functionUrlName } from "../services/function-url/function-url.ts";
import { canonicalName, type NameRecord, type NameTable } from "../services/route53/names.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Record types that point to another name. */
const leading = new Set(["A", "AAAA", "CNAME"]);

/** What AWS gives names to. */
interface NamedServices {
  readonly apis: readonly Pick<HttpApi, "id" | "region">[];
  readonly functionUrls: readonly FunctionUrl[];
  readonly domains: readonly ApiDomain[];
}

/** Reads all names. Private APIs have none: they cannot be reached from outside their network. */
export function readNameTable(
  graph: Graph,
  { apis, functionUrls, domains }: NamedServices,
  findings: Findings,
): NameTable {
  const records = graph.nodes
    .filter(({ type, external }) => type === "aws:route53/record:Record" && !external)
    .flatMap((node) => readRecord(node, findings));
  return {
    regions: new Map([
      ...apis.map((api): [string, string] => [executeApiName(api), api.region]),
      ...functionUrls.map((url): [string, string] => [functionUrlName(url), url.region]),
      ...domains.map(({ targetName, region }): [string, string] => [targetName, region]),
    ]),
    records,
  };
}

/** An alias, or a CNAME; addresses lead nowhere here. */
function readRecord(node: GraphNode, findings: Findings): readonly NameRecord[] {
  const inputs = Reader.inputs(node, findings);
  if (!leading.has(inputs.text("type"))) {
    return [];
  }
  const [alias] = inputs.objects("aliases");
  const [value] = inputs.text("type") === "CNAME" ? inputs.texts("records") : [];
  const target = alias?.text("name") ?? value;
  if (target === undefined) {
    return [];
  }
  const [latency] = inputs.objects("latencyRoutingPolicies");
  return [
    {
      // The provider answers the full name; a program may give it without its zone.
      name: canonicalName(Reader.outputs(node, findings).text("fqdn", inputs.text("name"))),
      target: canonicalName(target),
      latencyRegion: latency?.text("region"),
      hasHealthCheck:
        inputs.has("healthCheckId") || (alias?.flag("evaluateTargetHealth", false) ?? false),
    },
  ];
}
