import { unknown } from "../../../reading/value.ts";
import { dnsRecordKinds } from "../../../rules/hygiene/dns-record-kinds.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const record = (props: object) => resource("aws:route53/record:Record", { props: { ...props } });
const alias = (zoneId: unknown, name = "d1.cloudfront.net") =>
  record({ aliases: [{ name, zoneId, evaluateTargetHealth: false }] });

describeRule(dnsRecordKinds, {
  passes: [
    { title: "values", given: record({ ttl: 60, records: ["192.0.2.1"] }) },
    { title: "an alias", given: alias("Z2FDTNDATAQYW2") },
    { title: "a zone that is not known yet", given: alias(unknown) },
    { title: "an alias to something else", given: alias("Z1", "a.eu-west-1.elb.amazonaws.com") },
    { title: "values that are not known yet", given: record({ ttl: 60, records: unknown }) },
    {
      title: "a long text in two strings",
      given: record({
        ttl: 60,
        type: "TXT",
        records: [`${"a".repeat(255)}""${"b".repeat(255)}`, unknown],
      }),
    },
    {
      title: "one way of choosing",
      given: record({
        ttl: 60,
        records: ["a"],
        setIdentifier: "a",
        weightedRoutingPolicies: [{ weight: 1 }],
      }),
    },
  ],
  violates: [
    {
      title: "a text in one string that is too long",
      given: record({ ttl: 60, type: "TXT", records: ["a", `a" "${"b".repeat(256)}`] }),
      reports: [
        'example-record records[1] has a string of 256 characters; divide it by "" into strings of at most 255',
      ],
    },
    {
      title: "one's own zone",
      given: alias("Z0123456789ABCDEFGHIJ"),
      reports: [
        `example-record aliases[0].zoneId is "Z0123456789ABCDEFGHIJ", which is not CloudFront's; write the distribution's hostedZoneId, Z2FDTNDATAQYW2`,
      ],
    },
    {
      title: "a TTL of an alias",
      given: record({ ttl: 60, aliases: [{ name: "a.elb.amazonaws.com", zoneId: "Z1" }] }),
      reports: ["example-record ttl is given beside aliases; leave it out, or leave out aliases"],
    },
    {
      title: "no TTL",
      given: record({ records: ["a"] }),
      reports: ["example-record ttl is nothing; write a TTL in seconds, like 300"],
    },
    {
      title: "two ways of choosing",
      given: record({
        ttl: 1,
        records: ["a"],
        setIdentifier: "a",
        weightedRoutingPolicies: [{ weight: 1 }],
        latencyRoutingPolicies: [{ region: "eu-west-1" }],
      }),
      reports: [
        "example-record latencyRoutingPolicies is given beside weightedRoutingPolicies; leave one of them out",
      ],
    },
    {
      title: "a way of choosing without a name",
      given: record({ ttl: 1, records: ["a"], weightedRoutingPolicies: [{ weight: 1 }] }),
      reports: ["example-record setIdentifier is nothing; write one"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(draft.node("aws:wafv2/webAcl:WebAcl"), "aws:route53/record:Record", "home", {
        name: "example.org",
        type: "A",
        records: ["192.0.2.1"],
      }),
    reports: ["home ttl is nothing; write a TTL in seconds, like 300"],
  },
});
