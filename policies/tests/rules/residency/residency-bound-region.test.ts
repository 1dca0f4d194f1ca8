import { unknown } from "../../../reading/value.ts";
import { residencyBoundRegion } from "../../../rules/residency/residency-bound-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:secretsmanager/secret:Secret";
const bound = (bond: unknown, region: unknown = "eu-west-1") =>
  resource(type, { props: { region, tags: { "data-residency": bond } } });

describeRule(residencyBoundRegion, {
  passes: [
    { title: "a Region of the jurisdiction", given: bound("EU") },
    { title: "the Region itself", given: bound("eu-west-1") },
    { title: "the beginning of its name", given: bound("eu-*") },
    { title: "what is bound to nothing", given: bound(undefined, "us-east-1") },
    { title: "a Region that is not known yet", given: bound("EU", unknown) },
    { title: "a bond that is not known yet", given: bound(unknown, "us-east-1") },
    {
      title: "what has no Region",
      given: resource("aws:iam/role:Role", { props: { tags: { "data-residency": "US" } } }),
    },
    {
      title: "a jurisdiction by other settings",
      given: bound("Union", "eu-west-2"),
      settings: { jurisdictions: { "eu-*": "Union" } },
    },
  ],
  violates: [
    {
      title: "a Region of another jurisdiction",
      given: bound("EU", "us-east-1"),
      reports: [
        "example-secret region is us-east-1, and the tag data-residency is EU; write a Region of EU",
      ],
    },
    {
      title: "London, which is not in the EU",
      given: bound("EU", "eu-west-2"),
      reports: [
        "example-secret region is eu-west-2, and the tag data-residency is EU; write a Region of EU",
      ],
    },
    {
      title: "a jurisdiction that does not exist",
      given: bound("Europe"),
      reports: [
        "example-secret region is eu-west-1, and the tag data-residency is Europe; write a Region of Europe",
      ],
    },
    {
      title: "a provider that binds everything",
      given: resource(type, {
        provider: { region: "us-east-1", defaultTags: '{"tags":{"data-residency":"EU"}}' },
      }),
      reports: [
        "example-secret region is us-east-1, and the tag data-residency is EU; write a Region of EU",
      ],
    },
  ],
  mutation: {
    // The key of the next generation, which nothing reads yet.
    breaks: (draft) =>
      draft.set(draft.node(type, "token-secret-2"), ["tags"], { "data-residency": "US" }),
    reports: [
      "token-secret-2 region is eu-west-1, and the tag data-residency is US; write a Region of US",
    ],
  },
});
