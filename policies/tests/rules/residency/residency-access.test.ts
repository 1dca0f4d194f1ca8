import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { residencyAccess } from "../../../rules/residency/residency-access.ts";
import { bucket } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";
const secretType = "aws:secretsmanager/secret:Secret";
const people = (bond: string | undefined) =>
  bucket("people", { props: { tags: { "data-residency": bond } } });
const role = resource("aws:iam/role:Role", { name: "reader-role" });

/** A function in some Region that may read a bucket. */
function reading(region: unknown, bond: string | undefined = "EU") {
  const read = people(bond);
  return [
    read,
    role,
    resource(rolePolicyType, { from: { role: [role], policy: [read] } }),
    resource(functionType, { name: "reader", props: { region }, from: { role: [role] } }),
  ];
}

const inEurope = reading("eu-west-1");
const [reader] = inEurope.slice(-1);
const rest =
  "role allows people, which is bound to EU; remove it from the policy, or read it from a function in EU";

describeRule(residencyAccess, {
  passes: [
    { title: "a function of the jurisdiction", given: inEurope },
    { title: "data that is bound to nothing", given: reading("us-east-1", "") },
    { title: "a Region that is not known yet", given: reading(unknown) },
    {
      title: "a function elsewhere that may not",
      given: [...inEurope, resource(functionType, { props: { region: "us-east-1" } })],
    },
  ],
  violates: [
    { title: "a function elsewhere", given: reading("us-east-1"), reports: [`reader ${rest}`] },
    {
      title: "a function that runs at the edge, wherever it was made",
      given: [
        ...inEurope,
        resource(distributionType, {
          from: { defaultCacheBehavior: reader === undefined ? [] : [reader] },
        }),
      ],
      reports: [`reader ${rest}`],
    },
  ],
  mutation: {
    breaks(draft) {
      const secret = draft.node(secretType, "token-secret-1");
      draft.set(secret, ["tags"], { "data-residency": "EU" });
      const policy = draft.node(rolePolicyType, "api-us-east-1-handler-permissions");
      draft.wire(policy, "policy", [
        secret,
        ...draft.nodes.filter(({ urn }) => policy.propertyDependencies["policy"]?.includes(urn)),
      ]);
    },
    reports: [
      "api-us-east-1-handler role allows token-secret-1, which is bound to EU; " +
        "remove it from the policy, or read it from a function in EU",
    ],
  },
});
