import { httpApis, httpParts, httpRouteType } from "../../reading/http-api.ts";
import { isPresent, shown, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

const named = ["CUSTOM", "JWT"];

export const apiRouteAuthorizer = stackRule({
  name: "api-route-authorizer",
  statement: "Every route of an HTTP API asks who is calling.",
  why: "An API's own address is on the internet, so whoever knows it gets past everything at the edge.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "critical",
  level: "mandatory",
  anchors: ["APIGateway.8", "CKV_AWS_309"],
  settings: {
    openRoutes: listSetting(
      "Route keys that anybody may call, like OPTIONS /{proxy+} for preflights.",
    ),
  },
  *evaluate(stack, { openRoutes }) {
    for (const on of httpApis(stack)) {
      if (isPresent(on.props["target"])) {
        yield {
          on,
          at: "target",
          found: "makes a route that asks nobody",
          write: "write a Route with an authorizer in its place",
        };
      }
    }
    for (const on of httpParts(stack, httpRouteType)) {
      const { authorizationType, authorizerId, routeKey } = on.props;
      if (openRoutes.includes(text(routeKey) ?? "")) {
        continue;
      }
      if (authorizationType === undefined || authorizationType === "NONE") {
        yield {
          on,
          at: "authorizationType",
          found: `is ${shown(authorizationType)}`,
          write: 'write authorizationType: "CUSTOM" and an authorizerId',
        };
      } else if (
        authorizationType !== unknown &&
        named.includes(String(authorizationType)) &&
        authorizerId === undefined
      ) {
        yield { on, at: "authorizerId", found: "is nothing", write: "write the authorizer's id" };
      }
    }
  },
});
