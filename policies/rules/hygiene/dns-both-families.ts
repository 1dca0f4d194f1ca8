import { checkEach, type Reported, report } from "../../property-check.ts";
import { distributions } from "../../reading/distribution.ts";
import type { StackResource } from "../../reading/resource.ts";
import { isTrue, text, texts, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const recordType = "aws:route53/record:Record";

export const dnsBothFamilies = stackRule({
  name: "dns-both-families",
  statement: "Names of a distribution have IPv4 and IPv6 records.",
  why: "Half of the viewers' networks prefer IPv6, and some have nothing else: with one record they connect slowly or not at all.",
  url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html",
  severity: "low",
  level: "advisory",
  anchors: ["CKV2_AWS_23"],
  evaluate: (stack) =>
    checkEach(distributions(stack), (distribution) => {
      const records = stack.pointingAt(distribution, recordType, "aliases");
      return [halfNames(distribution, records), missingNames(distribution, records)];
    }),
});

function halfNames({ props }: StackResource, records: readonly StackResource[]): Reported {
  const wanted = isTrue(props["isIpv6Enabled"]) ? ["A", "AAAA"] : ["A"];
  if (records.some((record) => record.props["name"] === unknown)) {
    return undefined;
  }
  return checkEach(byName(records), ([name, ofName]) => {
    const types = ofName.map((record) => text(record.props["type"]));
    const missing = types.includes(undefined) ? [] : wanted.filter((type) => !types.includes(type));
    const [on] = ofName;
    return (
      missing.length > 0 &&
      on !== undefined &&
      report(
        on,
        "type",
        `has no record ${missing.join(" or ")} of ${name} beside it`,
        `declare one of type ${missing.join(" and ")} with the same alias`,
      )
    );
  });
}

/** Only where the stack declares records: others are declared elsewhere. */
function missingNames(on: StackResource, records: readonly StackResource[]): Reported {
  const names = byName(records);
  const isComplete = records.every(({ props }) => text(props["name"]) !== undefined);
  return (
    records.length > 0 &&
    isComplete &&
    texts(on.props["aliases"]).map(
      (alias, index) =>
        !names.has(alias) &&
        report(
          on,
          `aliases[${index}]`,
          `is ${alias}, which has no record`,
          "declare records of type A and AAAA of that name",
        ),
    )
  );
}

function byName(records: readonly StackResource[]): ReadonlyMap<string, readonly StackResource[]> {
  return Map.groupBy(
    records.filter(({ props }) => text(props["name"]) !== undefined),
    ({ props }) => text(props["name"]) ?? "",
  );
}
