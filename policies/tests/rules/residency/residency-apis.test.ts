import { unknown } from "../../../reading/value.ts";
import { residencyApis } from "../../../rules/residency/residency-apis.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:apigatewayv2/api:Api";
const apis = (...places: unknown[]) =>
  places.map((region, index) => resource(type, { name: `api-${index}`, props: { region } }));
const regions = (...names: string[]) => ({ "touchline:regions": JSON.stringify(names) });
const residency = (...names: string[]) => ({
  "touchline:residency": JSON.stringify([{ paths: ["/v1/me"], viewers: ["EU"], regions: names }]),
});
const unkept = (region: string) =>
  `the stack residency[0].regions leaves no Region with an API; name one of ${region}, or add a Region to the stack`;

describeRule(residencyApis, {
  passes: [
    {
      title: "an API in each Region",
      given: apis("eu-west-1", "us-east-1"),
      config: regions("eu-west-1", "us-east-1"),
    },
    { title: "a program that names no Regions", given: apis("eu-west-1") },
    {
      title: "a Region that is not known yet",
      given: apis(unknown),
      config: { ...regions("eu-west-1"), ...residency("us-*") },
    },
    {
      title: "residency by the beginning of a name",
      given: apis("eu-west-1"),
      config: residency("eu-*"),
    },
    { title: "residency by a Region", given: apis("eu-west-1"), config: residency("eu-west-1") },
    { title: "residency by a union", given: apis("eu-west-1"), config: residency("EEA") },
    {
      title: "residency that leaves one Region of two, by one name of two",
      given: apis("us-east-1", "eu-west-1"),
      config: residency("eu-south-*", "eu-west-1"),
    },
    { title: "no APIs at all", given: [], config: residency("eu-*") },
  ],
  violates: [
    {
      title: "a Region without an API",
      given: apis("eu-west-1"),
      config: regions("eu-west-1", "us-east-1"),
      reports: [
        "the stack regions[1] is us-east-1, which has no API; " +
          "declare an aws.apigatewayv2.Api there, or remove the Region",
      ],
    },
    {
      title: "residency that leaves nothing",
      given: apis("us-east-1"),
      config: residency("eu-*"),
      reports: [unkept("us-east-1")],
    },
    {
      title: "London, which is in eu-* and not in the EU",
      given: apis("eu-west-2"),
      config: residency("EU"),
      reports: [unkept("eu-west-2")],
    },
  ],
  mutation: {
    // A line in the stack file that nothing was declared for.
    breaks: () => undefined,
    config: {
      "touchline:regions": JSON.stringify([
        ...["eu-west-1", "eu-central-1", "us-east-1", "ap-southeast-2"],
        "ca-central-1",
      ]),
    },
    reports: [
      "the stack regions[4] is ca-central-1, which has no API; " +
        "declare an aws.apigatewayv2.Api there, or remove the Region",
    ],
  },
});
