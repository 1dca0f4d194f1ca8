import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRuntimeManagement } from "../../../rules/edge/edge-runtime-management.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const [edge, front] = atEdge();

describeRule(edgeRuntimeManagement, {
  passes: [
    { title: "no override", given: atEdge() },
    {
      title: "automatic",
      given: [
        edge,
        front,
        resource("aws:lambda/runtimeManagementConfig:RuntimeManagementConfig", {
          props: { updateRuntimeOn: "Auto" },
          from: { functionName: [edge] },
        }),
      ],
    },
    {
      title: "a mode that is not known yet",
      given: [
        edge,
        front,
        resource("aws:lambda/runtimeManagementConfig:RuntimeManagementConfig", {
          props: { updateRuntimeOn: unknown },
          from: { functionName: [edge] },
        }),
      ],
    },
    {
      title: "a function of a Region",
      given: [
        edge,
        front,
        resource("aws:lambda/runtimeManagementConfig:RuntimeManagementConfig", {
          props: { updateRuntimeOn: "Manual" },
        }),
      ],
    },
  ],
  violates: [
    {
      title: "by hand",
      given: [
        edge,
        front,
        resource("aws:lambda/runtimeManagementConfig:RuntimeManagementConfig", {
          props: { updateRuntimeOn: "Manual" },
          from: { functionName: [edge] },
        }),
      ],
      reports: [
        'example-runtimeManagementConfig updateRuntimeOn is "Manual"; write updateRuntimeOn: "Auto"',
      ],
    },
    {
      title: "with each change",
      given: [
        edge,
        front,
        resource("aws:lambda/runtimeManagementConfig:RuntimeManagementConfig", {
          props: { updateRuntimeOn: "FunctionUpdate" },
          from: { functionName: [edge] },
        }),
      ],
      reports: [
        'example-runtimeManagementConfig updateRuntimeOn is "FunctionUpdate"; write updateRuntimeOn: "Auto"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const edgeFunction = draft.node(functionType, "freshness-function");
      const made = draft.add(
        edgeFunction,
        "aws:lambda/runtimeManagementConfig:RuntimeManagementConfig",
        "freshness-runtime",
        {
          region: "us-east-1",
          updateRuntimeOn: "FunctionUpdate",
        },
      );
      draft.wire(made, "functionName", [edgeFunction]);
    },
    reports: [
      'freshness-runtime updateRuntimeOn is "FunctionUpdate"; write updateRuntimeOn: "Auto"',
    ],
  },
});
