import type { Finding } from "../../finding.ts";
import { functionType, isMadeForEdge } from "../../reading/edge-function.ts";
import {
  hasUnknown,
  isProperties,
  list,
  number,
  type Properties,
  part,
} from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** Numbers Lambda takes, by where they stand. */
const ranges = [
  { path: ["timeout"], min: 1, max: 900 },
  { path: ["memorySize"], min: 128, max: 10_240 },
  { path: ["ephemeralStorage", "size"], min: 512, max: 10_240 },
] as const;

const maxLayers = 5;

const maxEnvironmentBytes = 4096;

/** Names Lambda sets itself. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION|LOG|INITIALIZATION|RUNTIME_API).*|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

export const computeLimits = resourceRule({
  name: "compute-limits",
  statement: "Functions stay within what Lambda takes.",
  why: "Lambda refuses anything else, in the middle of the deployment.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  severity: "low",
  level: "mandatory",
  types: [functionType],
  *evaluate(resource) {
    if (isMadeForEdge(resource)) {
      return;
    }
    const { props } = resource;
    for (const { path, min, max } of ranges) {
      const value = number(part(props, ...path));
      if (value !== undefined && (value < min || value > max)) {
        yield {
          at: path.join("."),
          found: `is ${value}`,
          write: `write a number from ${min} to ${max}`,
        };
      }
    }
    const layers = list(props["layers"]).length;
    if (layers > maxLayers) {
      yield { at: "layers", found: `has ${layers}`, write: `write ${maxLayers} or fewer` };
    }
    const variables = part(props["environment"], "variables");
    yield* isProperties(variables) ? judgedEnvironment(variables) : [];
  },
});

function* judgedEnvironment(variables: Properties): Iterable<Finding> {
  const at = "environment.variables";
  for (const name of Object.keys(variables).filter((each) => reserved.test(each))) {
    yield { at: `${at}.${name}`, found: "is set by Lambda itself", write: "write another name" };
  }
  // From memory: Lambda counts the JSON of them all.
  const bytes = hasUnknown(variables) ? 0 : Buffer.byteLength(JSON.stringify(variables));
  if (bytes > maxEnvironmentBytes) {
    yield {
      at,
      found: `has ${bytes} bytes`,
      write: `write ${maxEnvironmentBytes} or fewer, and the rest into the code`,
    };
  }
}
