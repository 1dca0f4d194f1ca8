import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { dnsBothFamilies } from "../../../rules/hygiene/dns-both-families.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const recordType = "aws:route53/record:Record";

const facade = (isIpv6Enabled: unknown) => resource(distributionType, { props: { isIpv6Enabled } });
const both = facade(true);

const record = (type: unknown, target = both, name: unknown = "example.org") =>
  resource(recordType, {
    name: `record-${String(type)}`,
    props: { name, type },
    from: { aliases: [target] },
  });

const finding = (type: string, name = "example.org") =>
  `type has no record ${type} of ${name} beside it; declare one of type ${type} with the same alias`;

const named = resource(distributionType, {
  props: { isIpv6Enabled: true, aliases: ["example.org", "www.example.org"] },
});

const old = facade(false);

describeRule(dnsBothFamilies, {
  passes: [
    { title: "a record of each", given: [both, record("A"), record("AAAA")] },
    { title: "a distribution without names", given: [both] },
    { title: "a distribution without IPv6", given: [old, record("A", old)] },
    { title: "a type that is not known yet", given: [both, record("A"), record(unknown)] },
    { title: "a name that is not known yet", given: [both, record("A", both, unknown)] },
    { title: "records that are declared elsewhere", given: [named] },
    {
      title: "a record whose name is not known yet beside names",
      given: [named, record("A", named), record("AAAA", named), record("A", named, unknown)],
    },
    {
      title: "a record of something else",
      given: [both, resource(recordType, { props: { name: "example.org", type: "A" } })],
    },
  ],
  violates: [
    {
      title: "a name without records, beside one with",
      given: [named, record("A", named), record("AAAA", named)],
      reports: [
        "example-distribution aliases[1] is www.example.org, which has no record; declare records of type A and AAAA of that name",
      ],
    },
    {
      title: "IPv4 alone",
      given: [both, record("A")],
      reports: [`record-A ${finding("AAAA")}`],
    },
    {
      title: "IPv6 alone",
      given: [both, record("AAAA")],
      reports: [`record-AAAA ${finding("A")}`],
    },
    {
      title: "each of another name",
      given: [both, record("A"), record("AAAA", both, "www.example.org")],
      reports: [`record-A ${finding("AAAA")}`, `record-AAAA ${finding("A", "www.example.org")}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const distribution = draft.node(distributionType);
      const made = draft.add(distribution, recordType, "domain-a", {
        name: "example.org",
        type: "A",
        zoneId: "Z0123456789ABCDEFGHIJ",
        aliases: [
          { name: "d1.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false },
        ],
      });
      draft.wire(made, "aliases", [distribution]);
    },
    reports: [`domain-a ${finding("AAAA")}`],
  },
});
