import { checkEach, report } from "../../property-check.ts";
import { isSourced } from "../../reading/policy-document-reading.ts";
import { allowances, trustPolicies } from "../../reading/policy-holder.ts";
import { roleType } from "../../reading/role.ts";
import { listSetting, resourceRule } from "../../rule.ts";

/** Which services send a source: `servicesWithSource` in aws/iam-behavior.ts. S3 is not known to for replication. */
export const identityTrustSource = resourceRule({
  name: "identity-trust-source",
  statement: "Services that state their source when they assume a role are restricted to it.",
  why: "Otherwise the service assumes the role for any account's schedule or flow log that names it.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  severity: "medium",
  types: [roleType],
  settings: {
    services: listSetting(
      "Services that set aws:SourceArn or aws:SourceAccount when they assume a role.",
      [
        ...["scheduler.amazonaws.com", "states.amazonaws.com"],
        ...["vpc-flow-logs.amazonaws.com", "ssm.amazonaws.com"],
      ],
    ),
  },
  evaluate: (resource, { services }) =>
    checkEach(
      allowances(trustPolicies(resource)),
      (allowance) =>
        (allowance.statement.principals["Service"] ?? []).some((each) => services.includes(each)) &&
        !isSourced(allowance.statement) &&
        report(
          allowance,
          "",
          "allows the service for any source",
          "add a Condition on aws:SourceArn, or on aws:SourceAccount",
        ),
    ),
});
