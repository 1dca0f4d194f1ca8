import { distributionType } from "../../../reading/distribution.ts";
import { guardrailsNotIgnored } from "../../../rules/hygiene/guardrails-not-ignored.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const ignoring = (...ignoreChanges: readonly string[]) =>
  resource(distributionType, { ignoreChanges });

const isGuardrail = (path: string, first: string) =>
  `ignoreChanges names ${path}; remove it: ${first} is a guardrail`;

describeRule(guardrailsNotIgnored, {
  passes: [
    { title: "nothing ignored", given: ignoring() },
    { title: "a property that is not a guardrail", given: ignoring("comment", "tags", "tagsAll") },
    { title: "a name that begins like one", given: ignoring("originsOfOld") },
    {
      title: "what a distribution serves, while a staging distribution has what is declared",
      given: resource(distributionType, {
        ignoreChanges: ["origins", "originGroups", "defaultCacheBehavior"],
        props: { continuousDeploymentPolicyId: "p" },
      }),
    },
  ],
  violates: [
    {
      title: "a guardrail that a continuous deployment does not need",
      given: resource(distributionType, {
        ignoreChanges: ["webAclId"],
        props: { continuousDeploymentPolicyId: "p" },
      }),
      reports: [`example-distribution ${isGuardrail("webAclId", "webAclId")}`],
    },
    {
      title: "a guardrail",
      given: ignoring("comment", "webAclId"),
      reports: [`example-distribution ${isGuardrail("webAclId", "webAclId")}`],
    },
    {
      title: "a part of one",
      given: ignoring("origins[0].customHeaders"),
      reports: [`example-distribution ${isGuardrail("origins[0].customHeaders", "origins")}`],
    },
    {
      title: "one in brackets",
      given: ignoring('["origins"]'),
      reports: [`example-distribution ${isGuardrail('["origins"]', "origins")}`],
    },
    {
      title: "two",
      given: ignoring("origins", "viewerCertificate.minimumProtocolVersion"),
      reports: [
        `example-distribution ${isGuardrail("origins", "origins")}`,
        `example-distribution ${isGuardrail("viewerCertificate.minimumProtocolVersion", "viewerCertificate")}`,
      ],
    },
    {
      title: "everything",
      given: ignoring("*"),
      reports: ["example-distribution ignoreChanges names *; remove it: it names everything"],
    },
    {
      title: "who may assume a role",
      given: resource("aws:iam/role:Role", { ignoreChanges: ["assumeRolePolicy"] }),
      reports: [`example-role ${isGuardrail("assumeRolePolicy", "assumeRolePolicy")}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.options(
        draft.node(
          "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          "season-public-access",
        ),
        {
          ignoreChanges: ["restrictPublicBuckets"],
        },
      ),
    reports: [
      `season-public-access ${isGuardrail("restrictPublicBuckets", "restrictPublicBuckets")}`,
    ],
  },
});
