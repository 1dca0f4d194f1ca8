/**
 * Origins that nothing of the program answers for.
 *
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { Distribution } from "../services/cloudfront/model.ts";
import { canonicalName, createResolver, type NameTable } from "../services/route53/names.ts";
import { findWebsite, type Website } from "../services/s3/website/website.ts";
import type { Findings } from "./findings.ts";

/** What an origin's name may lead to. */
interface Reachable {
  readonly names: NameTable;
  /** Names of origins that the user maps to addresses. */
  readonly mapped: Pick<ReadonlySet<string>, "has">;
  readonly websites: readonly Website[];
}

/** Names the origins that nothing of the program, and nothing that the user maps, answers for. */
export function listExternalOrigins(
  graph: Graph,
  distributions: readonly Distribution[],
  { names, mapped, websites }: Reachable,
  findings: Findings,
): void {
  const resolve = createResolver(names, () => true);
  const isHere = (name: string) =>
    mapped.has(canonicalName(name)) ||
    resolve(name) !== undefined ||
    findWebsite(websites, name) !== undefined;
  for (const { id, origins } of distributions) {
    const node = graph.nodes.find((each) => each.id === id);
    for (const origin of origins.values()) {
      const { domainName } = origin;
      if (node === undefined || origin.kind !== "custom" || origin.vpcOriginId !== undefined) {
        continue;
      }
      if (!isHere(domainName)) {
        const why = `${domainName} is not of this program: requests answer 502; --origin ${domainName}=http://127.0.0.1:<port> maps it`;
        findings.unknown(node, "origins", why);
      } else if (origin.protocolPolicy !== "http-only" && findWebsite(websites, domainName)) {
        // See `websiteHttps` in aws/.
        findings.list(
          node,
          "origins",
          `${domainName} takes no HTTPS: requests answer 504, as on AWS; set originProtocolPolicy to http-only`,
        );
      }
    }
  }
}
