import type { Finding } from "../../finding.ts";
import { regionalFunctions } from "../../reading/lambda.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { part, shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const computeLogGroup = stackRule({
  name: "compute-log-group",
  statement: "Each function has a log group of its own, in its own Region.",
  why: "Lambda makes one in its place, without an end, which outlives the stack and is nobody's.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const taken = new Map<StackResource, StackResource>();
    for (const on of regionalFunctions(stack)) {
      const group = groupOf(stack, on);
      if (group === undefined) {
        yield* judgedAlone(on);
        continue;
      }
      const other = taken.get(group);
      if (other !== undefined) {
        yield {
          on,
          at: "loggingConfig.logGroup",
          found: `is ${group.name}, which is ${other.name}'s`,
          write: "write a log group of its own",
        };
      }
      taken.set(group, on);
      yield* judgedRegion(on, group);
    }
  },
});

/** A group of another stack is taken for one. */
function* judgedAlone(on: StackResource): Iterable<Finding> {
  if (part(on.props["loggingConfig"], "logGroup") === undefined) {
    yield {
      on,
      at: "loggingConfig.logGroup",
      found: "is nothing",
      write: "write a LogGroup with retentionInDays, and its name",
    };
  }
}

function* judgedRegion(on: StackResource, group: StackResource): Iterable<Finding> {
  const region = text(regionOf(on));
  const other = text(regionOf(group));
  if (region !== undefined && other !== undefined && region !== other) {
    yield {
      on,
      at: "loggingConfig.logGroup",
      found: `is in ${shown(other)}, and the function in ${shown(region)}`,
      write: `write a log group of ${shown(region)}`,
    };
  }
}

/** The group it names, or the one that has the name Lambda looks for. */
function groupOf(stack: Stack, called: StackResource): StackResource | undefined {
  const name = text(called.props["name"]);
  return (
    sources(called, "loggingConfig").find(({ type }) => type === logGroupType) ??
    stack
      .ofType(logGroupType)
      .find(
        (group) =>
          sources(group, "name").includes(called) ||
          (name !== undefined && group.props["name"] === `/aws/lambda/${name}`),
      )
  );
}
