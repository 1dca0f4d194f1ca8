import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeTimeout } from "../../../rules/edge/edge-timeout.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, functionArn, inRegion } from "./at-edge.ts";

describeRule(edgeTimeout, {
  passes: [
    {
      title: "a function of a Region whose name begins like that of an edge function",
      given: [...atEdge(), ...inRegion({ arn: functionArn.slice(0, -1), timeout: 60 })],
    },
    {
      title: "a function without an ARN beside an association without one",
      given: [...atEdge({ association: { lambdaArn: undefined } }), ...inRegion({ timeout: 60 })],
    },
    { title: "Lambda's own default", given: atEdge() },
    { title: "the quota", given: atEdge({ props: { timeout: 30 } }) },
    { title: "a time that is not known yet", given: atEdge({ props: { timeout: unknown } }) },
    { title: "a function of a Region that has it", given: inRegion({ timeout: 60 }) },
  ],
  violates: [
    {
      title: "a function that a distribution names among others, by ARN alone",
      given: [
        ...inRegion({ arn: `${functionArn}-two`, timeout: 31 }),
        ...atEdge({
          behavior: {
            lambdaFunctionAssociations: [
              { eventType: "viewer-request", lambdaArn: `${functionArn}:1` },
              { eventType: "origin-request", lambdaArn: `${functionArn}-two:1` },
            ],
          },
        }),
      ],
      reports: ["example-function timeout is 31; write at most 30"],
    },
    {
      title: "a function that is named without its version",
      given: [
        ...inRegion({ arn: `${functionArn}-two`, timeout: 31 }),
        ...atEdge({ association: { lambdaArn: `${functionArn}-two` } }),
      ],
      reports: ["example-function timeout is 31; write at most 30"],
    },
    {
      title: "one second more",
      given: atEdge({ props: { timeout: 31 } }),
      reports: ["example-function timeout is 31; write at most 30"],
    },
    {
      title: "more than a team wants",
      given: atEdge({ props: { timeout: 6 } }),
      settings: { maxSeconds: 5 },
      reports: ["example-function timeout is 6; write at most 5"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(functionType, "freshness-function"), ["timeout"], 31),
    reports: ["freshness-function timeout is 31; write at most 30"],
  },
});
