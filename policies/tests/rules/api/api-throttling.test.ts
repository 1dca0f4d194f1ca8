import { functionType } from "../../../reading/edge-function-reading.ts";
import { httpStageType } from "../../../reading/http-api-reading.ts";
import {
  methodSettingsType,
  restApiType,
  restStageType,
} from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiThrottling } from "../../../rules/api/api-throttling.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApi } from "../../http-api-sample.ts";

const limits = (throttlingRateLimit: unknown, throttlingBurstLimit: unknown = 5) => ({
  throttlingRateLimit,
  throttlingBurstLimit,
});
const stage = (props: Readonly<Record<string, unknown>>) => httpApi({ stage: { props } });

/** A stage of a REST API, with settings for some of its methods. */
function rest(settings?: unknown, methodPath = "*/*") {
  const api = resource(restApiType);
  const live = resource(restStageType, { props: { stageName: "live" }, from: { restApi: [api] } });
  const methods = resource(methodSettingsType, {
    props: { methodPath, settings },
    from: { restApi: [api], stageName: [live] },
  });
  return [api, live, methods];
}

/** Settings that name a stage, and do not refer to it. */
function named(stageName: string) {
  const [api, live] = rest();
  const methods = resource(methodSettingsType, {
    props: { methodPath: "*/*", settings: limits(50), stageName },
    from: api === undefined ? {} : { restApi: [api] },
  });
  return [api, live, methods].filter((each) => each !== undefined);
}

const write = "write a number above 0";
const missing =
  "example-stage has no limit for its methods; " +
  'write MethodSettings for "*/*" with throttlingRateLimit and throttlingBurstLimit';

describeRule(apiThrottling, {
  passes: [
    { title: "limits for every route", given: httpApi() },
    { title: "one request a second", given: stage({ defaultRouteSettings: limits(1, 1) }) },
    { title: "not known yet", given: stage({ defaultRouteSettings: unknown }) },
    { title: "a separate route", given: stage({ routeSettings: [limits(1)] }) },
    { title: "a REST API", given: rest(limits(50)) },
    { title: "a REST API, not known yet", given: rest(unknown) },
    { title: "a REST API whose stage is named", given: named("live") },
  ],
  violates: [
    {
      title: "no override",
      given: stage({ defaultRouteSettings: undefined }),
      reports: [
        `example-stage defaultRouteSettings.throttlingRateLimit is nothing; ${write}`,
        `example-stage defaultRouteSettings.throttlingBurstLimit is nothing; ${write}`,
      ],
    },
    {
      title: "a limit of zero",
      given: stage({ defaultRouteSettings: limits(0) }),
      reports: [`example-stage defaultRouteSettings.throttlingRateLimit is 0; ${write}`],
    },
    {
      title: "a route with half a limit",
      given: stage({ routeSettings: [limits(1, null)] }),
      reports: [`example-stage routeSettings[0].throttlingBurstLimit is nothing; ${write}`],
    },
    {
      title: "a REST API that leaves it to the account",
      given: rest(limits(-1)),
      reports: [`example-methodSettings settings.throttlingRateLimit is -1; ${write}`],
    },
    { title: "a REST API with limits for another stage", given: named("next"), reports: [missing] },
    {
      title: "a REST API with limits for one method",
      given: rest(limits(50), "a/GET"),
      reports: [missing],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const bounded = draft.node(functionType, "api-us-east-1-handler");
      draft.set(bounded, ["reservedConcurrentExecutions"], 10);
      const of = draft.node(httpStageType, "api-us-east-1-stage");
      draft.set(of, ["defaultRouteSettings", "throttlingBurstLimit"], undefined);
    },
    reports: [`api-us-east-1-stage defaultRouteSettings.throttlingBurstLimit is nothing; ${write}`],
  },
});
