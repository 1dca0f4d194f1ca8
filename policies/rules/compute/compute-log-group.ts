import { type Finding, report } from "../../property-check.ts";
import { regionalFunctions } from "../../reading/lambda-reading.ts";
import { logGroupType, mayHaveAnyName } from "../../reading/log-group.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { part, shown, text, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const at = "loggingConfig.logGroup";

/** What Lambda calls a group that it creates: this, and the name of the function. */
const defaultPrefix = "/aws/lambda/";

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
        return withoutGroup(stack, on);
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

/**
 * A group of another stack counts, but not the one that Lambda creates: after a deployment, the provider returns its name
 * where the program gives none.
 */
function withoutGroup(stack: Stack, on: StackResource): Finding | false {
  const { name } = on.props;
  const given = part(on.props["loggingConfig"], "logGroup");
  const isDefault = given === undefined || given === `${defaultPrefix}${text(name)}`;
  return (
    isDefault &&
    !stack.ofType(logGroupType).some((group) => mayBeNamed(group, name)) &&
    report(
      on,
      at,
      given === undefined ? "is nothing" : `is ${shown(given)}, which Lambda creates`,
      "write a LogGroup with retentionInDays, and its name",
    )
  );
}

/** Whether a group may turn out to have the default name of a function. */
function mayBeNamed(group: StackResource, functionName: Value): boolean {
  return (
    mayHaveAnyName(group) ||
    (functionName === unknown && text(group.props["name"])?.startsWith(defaultPrefix) === true)
  );
}

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
          (name !== undefined && group.props["name"] === `${defaultPrefix}${name}`),
      )
  );
}
