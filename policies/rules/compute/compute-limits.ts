import { between, checkEach, type Finding, property, report } from "../../check.ts";
import { functionType, isMadeForEdge } from "../../reading/edge-function.ts";
import type { Resource } from "../../reading/resource.ts";
import { hasUnknown, isProperties, list, part, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const maxLayers = 5;

const maxEnvironmentBytes = 4096;

/** Names that Lambda sets itself. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION|LOG|INITIALIZATION|RUNTIME_API).*|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

export const computeLimits = resourceRule({
  name: "compute-limits",
  statement: "Functions stay within Lambda's quotas.",
  why: "Lambda refuses anything else, in the middle of a deployment.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  severity: "low",
  types: [functionType],
  evaluate: (resource) =>
    checkEach(
      isMadeForEdge(resource) ? [] : [resource],
      property("timeout", between(1, 900)),
      property("memorySize", between(128, 10_240)),
      property("ephemeralStorage.size", between(512, 10_240)),
      property("layers", {
        fits: (layers) => list(layers).length <= maxLayers,
        found: (layers) => `has ${list(layers).length}`,
        write: `write ${maxLayers} or fewer`,
      }),
      reservedNames,
      property("environment.variables", {
        // From memory: Lambda counts the JSON of them all.
        fits: (variables) => hasUnknown(variables) || bytesOf(variables) <= maxEnvironmentBytes,
        found: (variables) => `has ${bytesOf(variables)} bytes`,
        write: `write ${maxEnvironmentBytes} or fewer, and the rest into the code`,
      }),
    ),
});

function reservedNames(resource: Resource): readonly Finding[] {
  const variables = part(resource.props["environment"], "variables");
  return checkEach(
    isProperties(variables) ? Object.keys(variables) : [],
    (name) =>
      reserved.test(name) &&
      report(
        resource,
        `environment.variables.${name}`,
        "is set by Lambda itself",
        "write another name",
      ),
  );
}

function bytesOf(variables: Value): number {
  return isProperties(variables) ? Buffer.byteLength(JSON.stringify(variables)) : 0;
}
