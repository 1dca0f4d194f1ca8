import { checkEach, oneOf, property } from "../../property-check.ts";
import { groupsBeforeEndpoint } from "../../reading/load-balancer.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What an endpoint returns to a request that names no API. */
const refusal = 403;

export const privateApiHealthCheck = stackRule({
  name: "private-api-health-check",
  statement: "Health checks of an endpoint accept its 403, over HTTPS.",
  why: "A health check names no API, so every target is otherwise unhealthy: alarms are raised, and the load balancer fails open.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      groupsBeforeEndpoint(stack),
      property("healthCheck.matcher", {
        fits: (matcher) => accepts(text(matcher) ?? "200", refusal),
        write: `write "200,${refusal}"`,
      }),
      property("healthCheck.protocol", oneOf("HTTPS")),
    ),
});

/** Whether a list of codes and ranges, like `200,400-404`, holds one. */
function accepts(matcher: string, status: number): boolean {
  return matcher.split(",").some((each) => {
    const [first, last = first] = each.split("-").map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}
