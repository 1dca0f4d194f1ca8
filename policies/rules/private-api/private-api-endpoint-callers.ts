import { checkEach, report } from "../../property-check.ts";
import { balancerTypes, isExecuteApi } from "../../reading/load-balancer.ts";
import { type Entry, entries, securityGroupType } from "../../reading/security-group.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const privateApiEndpointCallers = stackRule({
  name: "private-api-endpoint-callers",
  statement: "Endpoints of private APIs accept the load balancer only.",
  why: "Any other caller of the endpoint reaches the private API past CloudFront and its web ACL.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      stack.resources
        .filter(isExecuteApi)
        .flatMap((endpoint) => sources(endpoint, "securityGroupIds", securityGroupType))
        .flatMap((group) => entries(stack, group)),
      (entry) => {
        const found = problem(stack, entry);
        return (
          found !== undefined &&
          report(entry, "", found, "write the load balancer's security group")
        );
      },
    ),
});

function problem(stack: Stack, { kind, groups }: Entry): string | undefined {
  if (kind !== "group") {
    return "allows address ranges";
  }
  const callers = stack
    .ofType(...balancerTypes)
    .flatMap((balancer) => sources(balancer, "securityGroups"));
  const isStranger = groups.length > 0 && !groups.some((group) => callers.includes(group));
  return callers.length > 0 && isStranger
    ? "allows a group that is not a load balancer's"
    : undefined;
}
