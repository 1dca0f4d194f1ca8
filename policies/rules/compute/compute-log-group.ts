import { type Finding, present, property, report } from "../../property-check.ts";
import { regionalFunctions } from "../../reading/lambda-reading.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const at = "loggingConfig.logGroup";

export const computeLogGroup = stackRule({
  name: "compute-log-group",
  statement: "Each function has its own log group, in its own Region.",
  why: "Lambda otherwise creates one without a retention time, which remains after the stack is deleted.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html",
  severity: "medium",
  evaluate(stack) {
    const taken = new Map<StackResource, StackResource>();
    return regionalFunctions(stack).map((on) => {
      const group = groupOf(stack, on);
      if (group === undefined) {
        // A group of another stack counts.
        return property(at, present("write a LogGroup with retentionInDays, and its name"))(on);
      }
      const other = taken.get(group);
      taken.set(group, on);
      return [
        other !== undefined &&
          report(
            on,
            at,
            `is ${group.name}, which is ${other.name}'s`,
            "write a separate log group",
          ),
        elsewhere(on, group),
      ];
    });
  },
});

function elsewhere(on: StackResource, group: StackResource): Finding | false {
  const region = text(regionOf(on));
  const other = text(regionOf(group));
  return (
    region !== undefined &&
    other !== undefined &&
    region !== other &&
    report(
      on,
      at,
      `is in ${shown(other)}, and the function in ${shown(region)}`,
      `write a log group of ${shown(region)}`,
    )
  );
}

/** The group it names, or the one that has the default name. */
function groupOf(stack: Stack, called: StackResource): StackResource | undefined {
  const name = text(called.props["name"]);
  const [named] = sources(called, "loggingConfig", logGroupType);
  return (
    named ??
    stack
      .ofType(logGroupType)
      .find(
        (group) =>
          sources(group, "name").includes(called) ||
          (name !== undefined && group.props["name"] === `/aws/lambda/${name}`),
      )
  );
}
