import { vpcOriginType } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

const steps = [
  ["createSeconds", "create"],
  ["updateSeconds", "update"],
  ["deleteSeconds", "delete"],
] as const;

export const privateApiOriginTimeouts = resourceRule({
  name: "private-api-origin-timeouts",
  statement: "VPC origins are given twenty minutes.",
  why: "AWS takes up to fifteen, and a deployment that gave up leaves an origin nobody knows of.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "low",
  level: "mandatory",
  types: [vpcOriginType],
  settings: {
    minSeconds: integerSetting(
      "The least time for making, changing and deleting one, in seconds.",
      1200,
      { minimum: 900 },
    ),
  },
  *evaluate({ options: { timeouts } }, { minSeconds }) {
    for (const [step, name] of steps) {
      if (timeouts[step] < minSeconds) {
        yield {
          at: `customTimeouts.${name}`,
          found: timeouts[step] === 0 ? "is nothing" : `is ${timeouts[step]} s`,
          write: `write "${Math.ceil(minSeconds / 60)}m"`,
        };
      }
    }
  },
});
