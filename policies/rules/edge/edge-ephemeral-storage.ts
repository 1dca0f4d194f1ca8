import { edgeFunctions } from "../../reading/edge-function.ts";
import { number, part } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Megabytes. */
const most = 512;

export const edgeEphemeralStorage = stackRule({
  name: "edge-ephemeral-storage",
  statement: "Edge functions have no more than 512 MB of disk.",
  why: "At the edge it cannot be raised, so CloudFront refuses a function that asks for more.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const size = number(part(on.props["ephemeralStorage"], "size"));
      if (size !== undefined && size > most) {
        yield {
          on,
          at: "ephemeralStorage.size",
          found: `is ${size}`,
          write: "leave ephemeralStorage out",
        };
      }
    }
  },
});
