import { checkEach, report } from "../../property-check.ts";
import {
  edgeFunctions,
  edgeLogGroupPrefix,
  executionRegions,
  ownLogGroup,
} from "../../reading/edge-function-reading.ts";
import { logGroupType, mayHaveAnyName } from "../../reading/log-group.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { deniedLogRegions } from "../../reading/stack-regions.ts";
import { part, text, unknown } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

export const edgeLogGroups = stackRule({
  name: "edge-log-groups",
  statement: "Edge functions have a log group of the stack in every Region they run in.",
  why: "Where there is none, a replica creates one that is kept forever, viewers' addresses included.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html",
  severity: "medium",
  settings: {
    regions: listSetting(
      "Regions that need a log group; with an empty list those that the distribution's price class reaches.",
    ),
  },
  evaluate: (stack, { regions }, facts) =>
    checkEach(edgeFunctions(stack), (on) => {
      // A Region that is not known yet may be any.
      const there = groupsOf(stack, on).map(regionOf);
      const excused = [...there, ...deniedLogRegions(facts)];
      const missing = (regions.length > 0 ? regions : executionRegions(stack, on)).filter(
        (region) => !excused.includes(region),
      );
      return (
        missing.length > 0 &&
        !there.includes(unknown) &&
        !isNameUnknown(stack, on) &&
        report(
          on,
          "",
          `has no log group in ${missing.join(", ")}`,
          `write a log group ${edgeLogGroupPrefix}<function name> with retention in each of them`,
        )
      );
    }),
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

/** Whether it may log to groups that are not recognized as its own, because a name is unknown until deployed. */
function isNameUnknown(stack: Stack, edgeFunction: StackResource): boolean {
  const { name, loggingConfig } = edgeFunction.props;
  const isOwn = sources(edgeFunction, "loggingConfig", logGroupType).length > 0;
  return (
    (!isOwn && [loggingConfig, part(loggingConfig, "logGroup")].includes(unknown)) ||
    stack
      .ofType(logGroupType)
      .some(
        (group) =>
          mayHaveAnyName(group) ||
          (name === unknown && text(group.props["name"])?.startsWith(edgeLogGroupPrefix) === true),
      )
  );
}

/** The name that is configured, which may be that of a group of this stack, or the default one. */
function logGroupName(edgeFunction: StackResource): string | undefined {
  const [configured] = sources(edgeFunction, "loggingConfig", logGroupType);
  const name = text(edgeFunction.props["name"]);
  return (
    ownLogGroup(edgeFunction) ??
    text(configured?.props["name"]) ??
    (name && `${edgeLogGroupPrefix}${name}`)
  );
}
