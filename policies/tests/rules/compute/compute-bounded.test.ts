import { functionType } from "../../../reading/edge-function-reading.ts";
import { functionUrlType } from "../../../reading/lambda-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computeBounded } from "../../../rules/compute/compute-bounded.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApiParts } from "../../http-api-sample.ts";

/** A function that is called by a URL, itself or by its alias. */
function byUrl(reservedConcurrentExecutions: unknown, through: "function" | "alias" = "function") {
  const parts = httpApiParts({ function: { props: { reservedConcurrentExecutions } } });
  const url = resource(functionUrlType, { from: { functionName: [parts[through]] } });
  return [...Object.values(parts), url];
}

/** An API without a stage. */
function withoutStage(reservedConcurrentExecutions?: number) {
  const bounds = { props: { reservedConcurrentExecutions } };
  const { stage: _, ...parts } = httpApiParts({ function: bounds, guard: bounds });
  return Object.values(parts);
}

/** A load balancer whose target a function is. */
function byBalancer() {
  const called = resource(functionType);
  const type = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
  return [called, resource(type, { from: { targetId: [called] } })];
}

const reports = (name: string, by: string) =>
  `${name} reservedConcurrentExecutions is nothing, and ${by} has no limit; write how many may run at once`;

describeRule(computeBounded, {
  passes: [
    { title: "an API with a stage", given: Object.values(httpApiParts()) },
    { title: "a URL, and so many at once", given: byUrl(10) },
    { title: "a URL that is shut", given: byUrl(0) },
    { title: "not known yet", given: byUrl(unknown) },
    { title: "an API without a stage, and so many at once", given: withoutStage(5) },
    { title: "a function without external callers", given: [resource(functionType)] },
  ],
  violates: [
    {
      title: "a URL",
      given: byUrl(undefined),
      reports: [reports("example-function", "example-functionUrl")],
    },
    {
      title: "a URL of an alias, and all the account has",
      given: byUrl(-1, "alias"),
      reports: [reports("example-function", "example-functionUrl")],
    },
    {
      title: "an API without a stage",
      given: withoutStage(),
      reports: [
        reports("example-function", "example-api"),
        reports("guard-function", "example-api"),
      ],
    },
    {
      title: "a load balancer",
      given: byBalancer(),
      reports: [reports("example-function", "example-targetGroupAttachment")],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const called = draft.node(functionType, "desk-api-handler");
      const url = draft.add(called, functionUrlType, "late-url", {
        region: "eu-west-1",
        authorizationType: "AWS_IAM",
      });
      draft.wire(url, "functionName", [called]);
    },
    reports: [reports("desk-api-handler", "late-url")],
  },
});
