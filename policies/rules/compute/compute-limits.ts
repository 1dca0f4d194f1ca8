import {
  ephemeralStorageRange,
  functionMemoryRange,
  functionTimeoutRange,
  maxEnvironmentBytes,
  maxLayers,
  reservedVariables,
} from "../../../aws/lambda-limits.ts";
import { between, checkEach, type Finding, property, report } from "../../property-check.ts";
import { functionType, isMadeForEdge } from "../../reading/edge-function-reading.ts";
import type { Resource } from "../../reading/resource.ts";
import { hasUnknown, isProperties, list, part, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const timeout = functionTimeoutRange.value;
const memory = functionMemoryRange.value;
const storage = ephemeralStorageRange.value;
const reserved: ReadonlySet<string> = new Set(reservedVariables.value);

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
      property("timeout", between(timeout.min, timeout.max)),
      property("memorySize", between(memory.min, memory.max)),
      property("ephemeralStorage.size", between(storage.min, storage.max)),
      property("layers", {
        fits: (layers) => list(layers).length <= maxLayers.value,
        found: (layers) => `has ${list(layers).length}`,
        write: `write ${maxLayers.value} or fewer`,
      }),
      reservedNames,
      property("environment.variables", {
        // See `environmentSize` in aws/lambda-behavior.ts.
        fits: (variables) =>
          hasUnknown(variables) || bytesOf(variables) <= maxEnvironmentBytes.value,
        found: (variables) => `has ${bytesOf(variables)} bytes`,
        write: `write ${maxEnvironmentBytes.value} or fewer, and the rest into the code`,
      }),
    ),
});

function reservedNames(resource: Resource): readonly Finding[] {
  const variables = part(resource.props["environment"], "variables");
  return checkEach(
    isProperties(variables) ? Object.keys(variables) : [],
    (name) =>
      reserved.has(name) &&
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
