import { httpStageType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiStageDeploys } from "../../../rules/api/api-stage-deploys.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const stage = (autoDeploy: unknown, deploymentId?: unknown) =>
  resource(httpStageType, { props: { autoDeploy, deploymentId } });
const found = "autoDeploy is not true, and there is no deploymentId";
const write = "write autoDeploy: true, or a deploymentId";

describeRule(apiStageDeploys, {
  passes: [
    { title: "by itself", given: stage(true) },
    { title: "not known yet", given: stage(unknown) },
    { title: "a deployment", given: stage(false, "abc") },
    { title: "a deployment that is not known yet", given: stage(undefined, unknown) },
  ],
  violates: [
    { title: "neither", given: stage(false), reports: [`example-stage ${found}; ${write}`] },
    {
      title: "no override",
      given: stage(undefined),
      reports: [`example-stage ${found}; ${write}`],
    },
  ],
  mutation: {
    // What AWS makes of a stage names a deployment all the same: only before it is made can it be seen.
    breaks: (draft) => {
      const node = draft.node(httpStageType, "api-us-east-1-stage");
      const { autoDeploy: _, ...inputs } = node.inputs;
      draft.change(node, { inputs });
    },
    reports: [`api-us-east-1-stage ${found}; ${write}`],
  },
});
