import { distributionZoneId } from "../../../aws/cloudfront-regions.ts";
import { aliasRecordsPage } from "../../../aws/other-pages.ts";
import { checkEach, present, property, type Reported, report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { items, type StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { isKnown, isPresent, list, shown, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const zone = distributionZoneId.value;

/** Characters of one string of a TXT record (RFC 1035, 3.3). */
const maxTextString = 255;

/** Ways of choosing among records of one name, of which a record has at most one. */
const policies = [
  ...["weightedRoutingPolicies", "latencyRoutingPolicies", "failoverRoutingPolicies"],
  ...["geolocationRoutingPolicies", "geoproximityRoutingPolicy", "cidrRoutingPolicy"],
  "multivalueAnswerRoutingPolicy",
];

export const dnsRecordKinds = stackRule({
  name: "dns-record-kinds",
  statement:
    "A record is an alias, or has values and a TTL; an alias to a distribution names CloudFront's zone; strings are short.",
  why: "Route 53 refuses any other record, after the distribution is deployed.",
  url: aliasRecordsPage.source.url,
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType("aws:route53/record:Record"), kindOf, chosen, stringsOf, (record) =>
      checkEach(items(record, "aliases"), ({ at, props }) => {
        const given = props["zoneId"];
        return (
          isToDistribution(record, text(props["name"])) &&
          given !== unknown &&
          given !== zone &&
          report(
            record,
            `${at}.zoneId`,
            `is ${shown(given)}, which is not CloudFront's`,
            `write the distribution's hostedZoneId, ${zone}`,
          )
        );
      }),
    ),
});

/** An alias has no values of its own, and takes the TTL of what it names. */
function kindOf(record: StackResource): Reported {
  const { aliases, records } = record.props;
  if (aliases === unknown || records === unknown) {
    return undefined;
  }
  const isAlias = isPresent(aliases);
  const wrong = ["records", "ttl"].filter((name) => isKnown(record.props[name]));
  return isAlias
    ? wrong.map((name) =>
        report(record, name, "is given beside aliases", "leave it out, or leave out aliases"),
      )
    : checkEach(
        [record],
        property("records", present("write values, or aliases")),
        property("ttl", present("write a TTL in seconds, like 300")),
      );
}

/** A text of TXT is a sequence of strings in quotes; the provider adds the outer quotes. */
function stringsOf(record: StackResource): Reported {
  const { props } = record;
  return (
    ["TXT", "SPF"].includes(text(props["type"]) ?? "") &&
    list(props["records"]).flatMap((value, index) => {
      const longest = Math.max(...(text(value) ?? "").split(/"\s*"/).map((each) => each.length));
      return longest <= maxTextString
        ? []
        : report(
            record,
            `records[${index}]`,
            `has a string of ${longest} characters`,
            `divide it by "" into strings of at most ${maxTextString}`,
          );
    })
  );
}

/** One way of choosing, by a name that sets the record apart. */
function chosen(record: StackResource): Reported {
  const given = policies.filter(
    (name) => isKnown(record.props[name]) && isPresent(record.props[name]),
  );
  return [
    given.length > 1 &&
      report(record, given[1] ?? "", `is given beside ${given[0]}`, "leave one of them out"),
    given.length > 0 && property("setIdentifier", present("write one"))(record),
  ];
}

function isToDistribution(record: StackResource, name: string | undefined): boolean {
  return name === undefined
    ? sources(record, "aliases").every(({ type }) => type === distributionType) &&
        sources(record, "aliases").length > 0
    : /\.cloudfront\.net\.?$/.test(name);
}
