import {
  edgeFunctions,
  edgeLogGroupPrefix,
  executionRegions,
  ownLogGroup,
} from "../../reading/edge-function.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const edgeLogGroups = stackRule({
  name: "edge-log-groups",
  statement: "Edge functions have a log group of the stack in every Region they run in.",
  why: "Where there is none a copy makes one that is kept for ever, viewers' addresses and all.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html",
  severity: "medium",
  level: "mandatory",
  settings: {
    regions: listSetting(
      "Regions that need a log group; with an empty list those that the distribution's price class reaches.",
    ),
  },
  *evaluate(stack, { regions }) {
    const asked: readonly string[] = regions;
    for (const on of edgeFunctions(stack)) {
      const groups = groupsOf(stack, on);
      // A Region that is not known yet may be any.
      const present = groups.map(regionOf);
      const missing = (asked.length > 0 ? asked : executionRegions(stack, on)).filter(
        (region) => !present.includes(region),
      );
      if (missing.length > 0 && !present.includes(unknown)) {
        yield {
          on,
          at: "",
          found: `has no log group in ${missing.join(", ")}`,
          write: `write a log group ${edgeLogGroupPrefix}<function name> with retention in each of them`,
        };
      }
    }
  },
});

/** Those of the name it logs to, and before that is known those whose name is made from it. */
function groupsOf(stack: Stack, edgeFunction: StackResource): readonly StackResource[] {
  const expected = logGroupName(edgeFunction);
  return stack.ofType(logGroupType).filter((group) => {
    const given = text(group.props["name"]);
    return given === undefined || expected === undefined
      ? sources(group, "name").includes(edgeFunction)
      : given === expected;
  });
}

/** The name it is told, which may be that of a group of this stack, or the one it has where it is told none. */
function logGroupName(edgeFunction: StackResource): string | undefined {
  const told = sources(edgeFunction, "loggingConfig").find(({ type }) => type === logGroupType);
  const name = text(edgeFunction.props["name"]);
  return (
    ownLogGroup(edgeFunction) ??
    text(told?.props["name"]) ??
    (name && `${edgeLogGroupPrefix}${name}`)
  );
}
