import { isSourced } from "../../reading/policy-document.ts";
import { allowances, trustPolicies } from "../../reading/policy-holder.ts";
import { roleType } from "../../reading/role.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

/**
 * Lambda says nothing when it becomes a role, so it is not in the list, and neither is API Gateway, of whose
 * logging role no page says so. For S3 and VPC flow logs the list is from memory.
 */
export const identityTrustSource = resourceRule({
  name: "identity-trust-source",
  statement: "Services that say for what they come are asked.",
  why: "Otherwise the service becomes the role for whoever's bucket or schedule names it.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  severity: "medium",
  level: "mandatory",
  types: [roleType],
  settings: {
    services: listSetting(
      "Services that set aws:SourceArn or aws:SourceAccount when they become a role.",
      [
        ...["s3.amazonaws.com", "scheduler.amazonaws.com", "states.amazonaws.com"],
        ...["vpc-flow-logs.amazonaws.com", "ssm.amazonaws.com"],
      ],
    ),
  },
  *evaluate(resource, { services }) {
    for (const { at, statement } of allowances(trustPolicies(resource))) {
      const asked = statement.principals["Service"] ?? [];
      if (asked.some((service) => services.includes(service)) && !isSourced(statement)) {
        yield {
          at,
          found: "does not ask for what the service comes",
          write: "add a Condition on aws:SourceArn, or on aws:SourceAccount",
        };
      }
    }
  },
});
