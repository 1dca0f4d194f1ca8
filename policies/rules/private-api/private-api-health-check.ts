import { groupsBeforeEndpoint } from "../../reading/load-balancer.ts";
import { part, shown, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What an endpoint answers to who names no API. */
const refusal = 403;

export const privateApiHealthCheck = stackRule({
  name: "private-api-health-check",
  statement: "Health checks of an endpoint take its 403 for health, over HTTPS.",
  why: "A check names no API, so every target is found ill: alarms ring, and the load balancer guesses.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of groupsBeforeEndpoint(stack)) {
      const { healthCheck } = on.props;
      const matcher = part(healthCheck, "matcher");
      const protocol = part(healthCheck, "protocol");
      if (matcher !== unknown && !accepts(text(matcher) ?? "200", refusal)) {
        yield {
          on,
          at: "healthCheck.matcher",
          found: `is ${shown(matcher)}`,
          write: `write "200,${refusal}"`,
        };
      }
      if (protocol !== unknown && protocol !== "HTTPS") {
        yield {
          on,
          at: "healthCheck.protocol",
          found: `is ${shown(protocol)}`,
          write: 'write "HTTPS"',
        };
      }
    }
  },
});

/** Whether a list of codes and ranges, like `200,400-404`, holds one. */
function accepts(matcher: string, status: number): boolean {
  return matcher.split(",").some((each) => {
    const [first, last = first] = each.split("-").map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}
