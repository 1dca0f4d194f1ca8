import type { Finding } from "../../finding.ts";
import { distributionType } from "../../reading/distribution.ts";

import type { StackResource } from "../../reading/resource.ts";
import { isTrue, text, texts } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const recordType = "aws:route53/record:Record";

export const dnsBothFamilies = stackRule({
  name: "dns-both-families",
  statement: "Names of a distribution lead to it by IPv4 and by IPv6.",
  why: "Half of the viewers' networks prefer IPv6, and some have nothing else: with one record they come slowly or not at all.",
  url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html",
  severity: "low",
  level: "advisory",
  anchors: ["CKV2_AWS_23"],
  *evaluate(stack): Iterable<Finding> {
    for (const distribution of stack.ofType(distributionType)) {
      const records = stack.pointingAt(distribution, recordType, "aliases");
      yield* halfNames(distribution, records);
      yield* missingNames(distribution, records);
    }
  },
});

function* halfNames(
  { props }: StackResource,
  records: readonly StackResource[],
): Iterable<Finding> {
  const wanted = isTrue(props["isIpv6Enabled"]) ? ["A", "AAAA"] : ["A"];
  for (const [name, ofName] of byName(records)) {
    const types = ofName.map((record) => text(record.props["type"]));
    const missing = types.includes(undefined) ? [] : wanted.filter((type) => !types.includes(type));
    const [on] = ofName;
    if (missing.length > 0 && on !== undefined) {
      yield {
        on,
        at: "type",
        found: `has no record ${missing.join(" or ")} of ${name} beside it`,
        write: `declare one of type ${missing.join(" and ")} with the same alias`,
      };
    }
  }
}

/** Where the stack writes records at all: others keep their names elsewhere. */
function* missingNames(on: StackResource, records: readonly StackResource[]): Iterable<Finding> {
  const names = byName(records);
  const isComplete = records.every(({ props }) => text(props["name"]) !== undefined);
  for (const [index, alias] of texts(on.props["aliases"]).entries()) {
    if (records.length > 0 && isComplete && !names.has(alias)) {
      yield {
        on,
        at: `aliases[${index}]`,
        found: `is ${alias}, which no record leads to`,
        write: "declare records of type A and AAAA of that name",
      };
    }
  }
}

function byName(records: readonly StackResource[]): ReadonlyMap<string, readonly StackResource[]> {
  return Map.groupBy(
    records.filter(({ props }) => text(props["name"]) !== undefined),
    ({ props }) => text(props["name"]) ?? "",
  );
}
