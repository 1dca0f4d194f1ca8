import { balancerTypes, isExecuteApi } from "../../reading/load-balancer.ts";
import { type Entry, entries, securityGroupType } from "../../reading/security-group.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const privateApiEndpointCallers = stackRule({
  name: "private-api-endpoint-callers",
  statement: "Endpoints of private APIs let in the load balancer, and nobody else.",
  why: "Whoever else reaches the endpoint calls the private API past CloudFront and its firewall.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    const groups = stack.resources
      .filter(isExecuteApi)
      .flatMap((endpoint) => sources(endpoint, "securityGroupIds"))
      .filter(({ type }) => type === securityGroupType);
    for (const entry of groups.flatMap((group) => entries(stack, group))) {
      const found = problem(stack, entry);
      if (found !== undefined) {
        yield { ...entry, found, write: "write the load balancer's security group" };
      }
    }
  },
});

function problem(stack: Stack, { kind, groups }: Entry): string | undefined {
  if (kind !== "group") {
    return "lets in addresses";
  }
  const callers = stack
    .ofType(...balancerTypes)
    .flatMap((balancer) => sources(balancer, "securityGroups"));
  const isStranger = groups.length > 0 && !groups.some((group) => callers.includes(group));
  return callers.length > 0 && isStranger ? "lets in a group of no load balancer" : undefined;
}
