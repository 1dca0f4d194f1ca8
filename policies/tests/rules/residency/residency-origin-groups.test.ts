import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { residencyOriginGroups } from "../../../rules/residency/residency-origin-groups.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const config = { "touchline:residency": '[{"paths":["/v1/me"],"regions":["eu-*"]}]' };
const api = (region: string) => `a.execute-api.${region}.amazonaws.com`;

/** A behavior whose origin has a second one as failover. */
function pair(one: unknown, other: unknown, events: readonly string[] = []) {
  return [
    resource(distributionType, {
      props: {
        origins: [
          { originId: "one", domainName: one },
          { originId: "other", domainName: other },
        ],
        originGroups: [{ originId: "pair", members: [{ originId: "one" }, { originId: "other" }] }],
        defaultCacheBehavior: {
          targetOriginId: "pair",
          lambdaFunctionAssociations: events.map((eventType) => ({ eventType })),
        },
      },
    }),
  ];
}

const at = "example-distribution defaultCacheBehavior.targetOriginId";
const write = "name a group of one jurisdiction, or let a function choose the Region";

describeRule(residencyOriginGroups, {
  passes: [
    { title: "one jurisdiction", given: pair(api("eu-west-1"), api("eu-central-1")), config },
    { title: "no rules of residency", given: pair(api("eu-west-1"), api("us-east-1")) },
    {
      title: "a function that chooses",
      given: pair(api("eu-west-1"), api("us-east-1"), ["origin-request"]),
      config,
    },
    { title: "a name that is not known yet", given: pair(api("eu-west-1"), unknown), config },
    { title: "a name without a Region", given: pair(api("eu-west-1"), "example.org"), config },
  ],
  violates: [
    {
      title: "two jurisdictions",
      given: pair(api("eu-west-1"), api("us-east-1")),
      config,
      reports: [`${at} names a group in EU and US; ${write}`],
    },
    {
      title: "London",
      given: pair(api("eu-west-1"), api("eu-west-2")),
      config,
      reports: [`${at} names a group in EU and GB; ${write}`],
    },
    {
      title: "a function that only looks at viewers",
      given: pair(api("eu-west-1"), "a.lambda-url.us-east-1.on.aws", ["viewer-request"]),
      config,
      reports: [`${at} names a group in EU and US; ${write}`],
    },
    {
      title: "buckets and load balancers",
      given: pair("b.s3.eu-west-1.amazonaws.com", "lb-1.us-east-1.elb.amazonaws.com"),
      config,
      reports: [`${at} names a group in EU and US; ${write}`],
    },
  ],
  mutation: {
    breaks(draft) {
      const node = draft.node(distributionType);
      const origins = node.inputs["origins"] as readonly Readonly<Record<string, string>>[];
      const copy = draft.node("aws:s3/bucket:Bucket", "rep-us-east-1-bucket");
      draft.set(node, ["origins", origins.length], {
        ...origins[0],
        originId: "season-us",
        domainName: String(copy.outputs["bucketRegionalDomainName"]),
      });
      draft.set(node, ["originGroups", 1], {
        originId: "seasons",
        failoverCriteria: { statusCodes: [500, 502, 503, 504] },
        members: [{ originId: "site" }, { originId: "season-us" }],
      });
      draft.set(node, ["orderedCacheBehaviors", 4, "targetOriginId"], "seasons");
      // Or the first one would let viewers wait.
      const site = origins.findIndex(({ originId }) => originId === "site");
      draft.set(node, ["origins", site, "connectionAttempts"], 1);
      draft.set(node, ["origins", site, "connectionTimeout"], 1);
    },
    reports: [
      `facade-distribution orderedCacheBehaviors[4].targetOriginId names a group in EU and US; ${write}`,
    ],
  },
});
