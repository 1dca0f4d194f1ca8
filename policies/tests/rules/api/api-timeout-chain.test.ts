import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiTimeoutChain } from "../../../rules/api/api-timeout-chain.ts";
import { describeRule } from "../../describe-rule.ts";
import { httpApi } from "../../http-api-sample.ts";

const runs = (timeout: unknown) => ({ function: { props: { timeout } } });
const custom = (...timeouts: readonly unknown[]) => ({
  distribution: {
    props: {
      origins: timeouts.map((originReadTimeout) => ({ customOriginConfig: { originReadTimeout } })),
    },
  },
});

describeRule(apiTimeoutChain, {
  passes: [
    { title: "as long as CloudFront waits", given: httpApi(runs(10)) },
    { title: "Lambda's own 3 s", given: httpApi({ ...runs(undefined), ...custom(3) }) },
    { title: "not known yet", given: httpApi(runs(unknown)) },
    {
      title: "as long as CloudFront waits for the second origin",
      given: httpApi({ ...runs(9), ...custom(1, 9) }),
    },
    { title: "CloudFront's own 30 s", given: httpApi({ ...runs(30), ...custom(undefined) }) },
    {
      title: "an origin that is not known yet",
      given: httpApi({ ...runs(20), ...custom(unknown) }),
    },
    {
      title: "an authorizer of 10 s",
      given: httpApi({ guard: { props: { timeout: 10 } } }),
    },
    {
      title: "a facade that is not known to call it",
      given: httpApi({ ...runs(20), distribution: { from: { origins: [] } } }),
    },
    {
      title: "buckets and private origins beside",
      given: httpApi({
        ...runs(20),
        distribution: {
          props: { origins: [{ originAccessControlId: "id" }, { vpcOriginConfig: {} }] },
        },
      }),
    },
  ],
  violates: [
    {
      title: "a second longer than CloudFront waits",
      given: httpApi(runs(11)),
      reports: [
        "example-function timeout is 11 s, and example-distribution waits for 10 s; write timeout: 10 or less",
      ],
    },
    {
      title: "a bucket beside, for which CloudFront waits longer",
      given: httpApi({
        ...runs(11),
        distribution: {
          props: {
            origins: [
              { originAccessControlId: "id" },
              { customOriginConfig: { originReadTimeout: 10 } },
            ],
          },
        },
      }),
      reports: [
        "example-function timeout is 11 s, and example-distribution waits for 10 s; write timeout: 10 or less",
      ],
    },
    {
      title: "longer than the integration",
      given: httpApi({ ...runs(6), integration: { props: { timeoutMilliseconds: 5500 } } }),
      reports: [
        "example-function timeout is 6 s, and example-integration waits for 5.5 s; write timeout: 5 or less",
      ],
    },
    {
      title: "an authorizer of 11 s",
      given: httpApi({ guard: { props: { timeout: 11 } } }),
      reports: [
        "guard-function timeout is 11 s, and example-authorizer waits for 10 s; write timeout: 10 or less",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(functionType, "api-us-east-1-verify"), ["timeout"], 11),
    reports: [
      "api-us-east-1-verify timeout is 11 s, and api-us-east-1-origin-verify waits for 10 s; write timeout: 10 or less",
    ],
  },
});
