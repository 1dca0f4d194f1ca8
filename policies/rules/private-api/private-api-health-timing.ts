import { targetHealthPage } from "../../../aws/other-pages.ts";
import { report } from "../../property-check.ts";
import { number, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiHealthTiming = resourceRule({
  name: "private-api-health-timing",
  statement: "A health check times out before the next one starts.",
  why: "Elastic Load Balancing refuses a timeout that is not shorter than the interval.",
  url: targetHealthPage.source.url,
  severity: "low",
  types: ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"],
  evaluate(group) {
    const [timeout, interval] = ["timeout", "interval"].map((name) =>
      number(part(group.props["healthCheck"], name)),
    );
    return (
      timeout !== undefined &&
      interval !== undefined &&
      timeout >= interval &&
      report(
        group,
        "healthCheck.timeout",
        `is ${timeout} s, and the interval ${interval} s`,
        `write ${interval - 1} or less`,
      )
    );
  },
});
