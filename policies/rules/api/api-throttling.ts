import { checkEach, property, type Reported, report, type Subject } from "../../property-check.ts";
import { httpStageType } from "../../reading/http-api-reading.ts";
import { items, pathIn, type StackResource } from "../../reading/resource.ts";
import {
  methodSettingsType,
  partsOfRest,
  restApiOf,
  restStageType,
} from "../../reading/rest-api-reading.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { number, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const apiThrottling = stackRule({
  name: "api-throttling",
  statement: "Every stage has its own request limits.",
  why: "Without limits a single API uses the quota that all APIs of the Region share, and the concurrency of its functions.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",
  severity: "medium",
  evaluate: (stack) => [
    checkEach(stack.ofType(httpStageType), limited("defaultRouteSettings"), (stage) =>
      // See `httpRouteLimitsReplace` in aws/api-gateway-behavior.ts.
      checkEach(items(stage, "routeSettings"), limited("")),
    ),
    checkEach(stack.ofType(restStageType), (on) => {
      const settings = settingsForAll(stack, on);
      if (settings !== undefined && settings.props["methodPath"] === unknown) {
        return undefined;
      }
      return settings === undefined
        ? report(
            on,
            "",
            "has no limit for its methods",
            'write MethodSettings for "*/*" with throttlingRateLimit and throttlingBurstLimit',
          )
        : limited("settings")(settings);
    }),
  ],
});

function limited(at: string): (subject: Subject) => Reported {
  return (subject) =>
    checkEach(["throttlingRateLimit", "throttlingBurstLimit"], (limit) =>
      property(pathIn(at, limit), {
        fits: (value) => (number(value) ?? 0) > 0,
        write: "write a number above 0",
      })(subject),
    );
}

/** The settings for every method of a stage; where there are none, settings that may turn out to be. */
function settingsForAll(stack: Stack, stage: StackResource): StackResource | undefined {
  const api = restApiOf(stage);
  const ofApi = api === undefined ? [] : partsOfRest(stack, api, methodSettingsType);
  const ofStage = ofApi.filter(
    (each) =>
      sources(each, "stageName").includes(stage) ||
      each.props["stageName"] === stage.props["stageName"] ||
      [each.props["stageName"], stage.props["stageName"]].includes(unknown),
  );
  return ["*/*", unknown]
    .map((path) => ofStage.find(({ props }) => props["methodPath"] === path))
    .find((each) => each !== undefined);
}
