import type { Finding } from "../../finding.ts";
import { httpStageType } from "../../reading/http-api.ts";
import type { StackResource } from "../../reading/resource.ts";
import {
  methodSettingsType,
  partsOfRest,
  restApiOf,
  restStageType,
} from "../../reading/rest-api.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { list, part, shown, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const limits = ["throttlingRateLimit", "throttlingBurstLimit"] as const;

export const apiThrottling = stackRule({
  name: "api-throttling",
  statement: "Every stage has a limit of its own.",
  why: "Without one a single API uses up what all APIs of the Region share, and every function behind it.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(httpStageType)) {
      const { defaultRouteSettings, routeSettings } = on.props;
      yield* judged(on, "defaultRouteSettings", defaultRouteSettings);
      for (const [index, route] of list(routeSettings).entries()) {
        // What a route says replaces the stage's limits, and the provider says 0 for what it leaves out. From memory.
        yield* judged(on, `routeSettings[${index}]`, route);
      }
    }
    for (const on of stack.ofType(restStageType)) {
      const settings = settingsForAll(stack, on);
      if (settings === undefined) {
        yield {
          on,
          at: "",
          found: "has no limit for its methods",
          write: 'write MethodSettings for "*/*" with throttlingRateLimit and throttlingBurstLimit',
        };
      } else {
        yield* judged(settings, "settings", settings.props["settings"]);
      }
    }
  },
});

function* judged(on: StackResource, at: string, settings: Value): Iterable<Finding> {
  for (const limit of limits) {
    const value = part(settings, limit);
    if (value !== unknown && !(Number(value) > 0)) {
      yield {
        on,
        at: `${at}.${limit}`,
        found: `is ${shown(value)}`,
        write: "write a number above 0",
      };
    }
  }
}

/** The settings for every method of a stage. */
function settingsForAll(stack: Stack, stage: StackResource): StackResource | undefined {
  const api = restApiOf(stage);
  const ofApi = api === undefined ? [] : partsOfRest(stack, api, methodSettingsType);
  return ofApi.find(
    (each) =>
      each.props["methodPath"] === "*/*" &&
      (sources(each, "stageName").includes(stage) ||
        each.props["stageName"] === stage.props["stageName"]),
  );
}
