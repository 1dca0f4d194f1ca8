import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeLogGroups } from "../../../rules/edge/edge-log-groups.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const near = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
  ...["eu-central-1", "eu-west-1", "eu-west-2"],
];
const asia = [
  ...["ap-south-1", "ap-northeast-1", "ap-northeast-2"],
  ...["ap-southeast-1", "ap-southeast-2"],
];

/** A stack with log groups of the function in some Regions. */
function withGroups(
  priceClass: unknown,
  regions: readonly unknown[],
  own = {},
  props = {},
  isTold = false,
) {
  const told = isTold ? [resource("aws:cloudwatch/logGroup:LogGroup", { props: own })] : [];
  const [edge, front] = atEdge({
    props,
    distribution: { priceClass },
    from: { loggingConfig: told },
  });
  const groups = regions.map((region) =>
    resource("aws:cloudwatch/logGroup:LogGroup", {
      props: { region, name: "/aws/lambda/us-east-1.example", ...own },
      from: { name: [edge] },
    }),
  );
  return [edge, front, ...groups];
}

describeRule(edgeLogGroups, {
  passes: [
    {
      title: "a group in every Region of a price class",
      given: withGroups("PriceClass_100", near),
    },
    {
      title: "names that are not known yet",
      given: withGroups("PriceClass_100", near, { name: unknown }),
    },
    { title: "Regions that are not known yet", given: withGroups("PriceClass_100", [unknown]) },
    {
      title: "Regions that a team names",
      given: withGroups("PriceClass_All", ["eu-west-1"]),
      settings: { regions: ["eu-west-1"] },
    },
    {
      title: "a group of the configured name",
      given: withGroups(
        "PriceClass_100",
        near,
        { name: "shared" },
        { loggingConfig: { logGroup: "shared" } },
      ),
    },
    {
      title: "the group AWS fills in, which the edge does not use",
      given: withGroups(
        "PriceClass_100",
        near,
        {},
        { loggingConfig: { logGroup: "/aws/lambda/example" } },
      ),
    },
    {
      title: "the name of one of them, before it is known",
      given: withGroups(
        "PriceClass_100",
        near,
        { name: "shared" },
        { loggingConfig: unknown },
        true,
      ),
    },
    {
      title: "Regions in which the settings deny log groups",
      given: withGroups("PriceClass_100", near.slice(2)),
      config: { "touchline:edgeLogRegionsDenied": '["us-east-1","us-east-2"]' },
    },
    {
      title: "a function that no distribution runs",
      given: [resource(functionType, { inside: ["touchline:edge:EdgeFunction"] })],
    },
  ],
  violates: [
    {
      title: "a Region without",
      given: withGroups("PriceClass_100", near.slice(1)),
      reports: [
        "example-function has no log group in us-east-1; write a log group /aws/lambda/us-east-1.<function name> with retention in each of them",
      ],
    },
    {
      title: "a Region without, beside one that the settings deny",
      given: withGroups("PriceClass_100", near.slice(2)),
      config: { "touchline:edgeLogRegionsDenied": '["us-east-1"]' },
      reports: [
        "example-function has no log group in us-east-2; write a log group /aws/lambda/us-east-1.<function name> with retention in each of them",
      ],
    },
    {
      title: "a price class that reaches further",
      given: withGroups("PriceClass_200", near),
      reports: [
        "example-function has no log group in ap-south-1, ap-northeast-1, ap-northeast-2, ap-southeast-1, ap-southeast-2; write a log group /aws/lambda/us-east-1.<function name> with retention in each of them",
      ],
    },
    {
      title: "no price class, which is all",
      given: withGroups(undefined, [...near, ...asia]),
      reports: [
        "example-function has no log group in sa-east-1; write a log group /aws/lambda/us-east-1.<function name> with retention in each of them",
      ],
    },
    {
      title: "groups of the name a function of a Region has",
      given: withGroups("PriceClass_100", near, { name: "/aws/lambda/example" }),
      reports: [
        "example-function has no log group in us-east-1, us-east-2, us-west-1, us-west-2, eu-central-1, eu-west-1, eu-west-2; write a log group /aws/lambda/us-east-1.<function name> with retention in each of them",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.remove(draft.node("aws:cloudwatch/logGroup:LogGroup", "freshness-logs-sa-east-1")),
    reports: [
      "freshness-function has no log group in sa-east-1; write a log group /aws/lambda/us-east-1.<function name> with retention in each of them",
    ],
  },
});
