import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { logGroupType } from "../../../reading/log-group.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { computeLogGroup } from "../../../rules/compute/compute-log-group.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const group = (props: Readonly<Record<string, unknown>> = {}) => resource(logGroupType, { props });
const logsTo = (logs: StackResource, name = "example-function") =>
  resource(functionType, {
    name,
    props: { loggingConfig: { logGroup: unknown } },
    from: { loggingConfig: [logs] },
  });
const named = (name: unknown) => resource(functionType, { props: { name } });

/** A function and the group it names. */
function pair(props: Readonly<Record<string, unknown>> = {}) {
  const logs = group(props);
  return [logs, logsTo(logs)];
}

/** A group that is named after its function. */
function after() {
  const called = resource(functionType);
  return [called, resource(logGroupType, { from: { name: [called] } })];
}

/** A function at the edge, which other rules evaluate. */
function atEdge() {
  const called = resource(functionType);
  return [called, resource(distributionType, { from: { defaultCacheBehavior: [called] } })];
}

const at = "example-function loggingConfig.logGroup";
const missing = `${at} is nothing; write a LogGroup with retentionInDays, and its name`;
const shared = group();

describeRule(computeLogGroup, {
  passes: [
    { title: "a separate group", given: pair() },
    {
      title: "a group by the name Lambda looks for",
      given: [named("a"), group({ name: "/aws/lambda/a" })],
    },
    { title: "a group by a name that is not known yet", given: after() },
    { title: "a Region that is not known yet", given: pair({ region: unknown }) },
    {
      title: "a group of another stack",
      given: [resource(functionType, { props: { loggingConfig: { logGroup: "shared" } } })],
    },
    { title: "a function at the edge", given: atEdge() },
  ],
  violates: [
    { title: "no group", given: [resource(functionType)], reports: [missing] },
    {
      title: "the group that Lambda creates, which the provider returns after a deployment",
      given: [
        resource(functionType, {
          props: { name: "a", loggingConfig: { logFormat: "Text", logGroup: "/aws/lambda/a" } },
        }),
      ],
      reports: [
        `${at} is "/aws/lambda/a", which Lambda creates; write a LogGroup with retentionInDays, and its name`,
      ],
    },
    {
      title: "a group for another",
      given: [named("a"), group({ name: "/aws/lambda/b" })],
      reports: [missing],
    },
    {
      title: "a group of another Region",
      given: pair({ region: "us-east-1" }),
      reports: [
        `${at} is in "us-east-1", and the function in "eu-west-1"; write a log group of "eu-west-1"`,
      ],
    },
    {
      title: "a group for two",
      given: [shared, logsTo(shared, "first"), logsTo(shared)],
      reports: [`${at} is example-logGroup, which is first's; write a separate log group`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const called = draft.node(functionType, "desk-api-handler");
      draft.wire(called, "loggingConfig", []);
      draft.set(called, ["loggingConfig", "logGroup"], undefined);
    },
    reports: [
      "desk-api-handler loggingConfig.logGroup is nothing; write a LogGroup with retentionInDays, and its name",
    ],
  },
});
