import { unknown } from "../../../reading/value.ts";
import { identityBoundary } from "../../../rules/identity/identity-boundary.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:iam/role:Role";
const role = (name: string, permissionsBoundary?: unknown) =>
  resource(type, { name, props: { permissionsBoundary } });
const arn = "arn:aws:iam::000000000000:policy/boundary";
const write = "write the ARN of the boundary that all roles have";
const regions = ["eu-west-1", "eu-central-1", "us-east-1", "ap-southeast-2"];
/** In the order in which they are registered. */
const others = [
  ...["season-tables", "freshness", "token-guard", "geo-router", "missing-page"].map(
    (each) => `${each}-role`,
  ),
  "desk-api-log-role-role",
  ...regions.map((region) => `api-${region}-handler`),
  ...["desk-api-handler", "sign-in-api-handler", "season-changed"],
  ...regions.map((region) => `api-${region}-verify`),
  "sign-in-api-verify",
];

describeRule(identityBoundary, {
  passes: [
    { title: "no role has one", given: [role("one"), role("other")] },
    { title: "every role has one", given: [role("one", arn), role("other", unknown)] },
    { title: "the one that is demanded", given: [role("one", arn)], settings: { boundary: arn } },
  ],
  violates: [
    {
      title: "one of two has one",
      given: [role("one", unknown), role("other")],
      reports: [`other permissionsBoundary is missing; ${write}`],
    },
    {
      title: "none has the one that is demanded",
      given: [role("one")],
      settings: { boundary: arn },
      reports: [`one permissionsBoundary is missing; ${write}`],
    },
    {
      title: "another one is demanded",
      given: [role("one", arn)],
      settings: { boundary: `${arn}-2` },
      reports: [`one permissionsBoundary is another one; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type, "season-replica-role"), ["permissionsBoundary"], arn),
    reports: others.map((each) => `${each} permissionsBoundary is missing; ${write}`),
  },
});
