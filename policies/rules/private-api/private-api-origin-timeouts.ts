import { checkEach, report } from "../../property-check.ts";
import { vpcOriginType } from "../../reading/load-balancer.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

const steps = [
  ["createSeconds", "create"],
  ["updateSeconds", "update"],
  ["deleteSeconds", "delete"],
] as const;

export const privateApiOriginTimeouts = resourceRule({
  name: "private-api-origin-timeouts",
  statement: "VPC origins have timeouts of twenty minutes.",
  why: "AWS takes up to fifteen minutes, and a deployment that timed out leaves an origin that is not in its state.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "low",
  types: [vpcOriginType],
  settings: {
    minSeconds: integerSetting(
      "The shortest timeout of creating, updating and deleting one, in seconds.",
      1200,
      { minimum: 900 },
    ),
  },
  evaluate: (origin, { minSeconds }) =>
    checkEach(steps, ([step, name]) => {
      const seconds = origin.options.timeouts[step];
      return (
        seconds < minSeconds &&
        report(
          origin,
          `customTimeouts.${name}`,
          seconds === 0 ? "is nothing" : `is ${seconds} s`,
          `write "${Math.ceil(minSeconds / 60)}m"`,
        )
      );
    }),
});
