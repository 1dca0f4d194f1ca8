import { restStageType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiTracing } from "../../../rules/private-api/private-api-tracing.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const stage = (xrayTracingEnabled: unknown) =>
  resource(restStageType, { props: { xrayTracingEnabled } });
const write = "write xrayTracingEnabled: true";

describeRule(privateApiTracing, {
  passes: [
    { title: "traced", given: stage(true) },
    { title: "not known yet", given: stage(unknown) },
  ],
  violates: [
    {
      title: "not traced",
      given: stage(false),
      reports: [`example-stage xrayTracingEnabled is false; ${write}`],
    },
    {
      title: "no override",
      given: stage(undefined),
      reports: [`example-stage xrayTracingEnabled is nothing; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(restStageType), ["xrayTracingEnabled"], false),
    reports: [`desk-api-stage xrayTracingEnabled is false; ${write}`],
  },
});
