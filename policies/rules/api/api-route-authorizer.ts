import { checkEach, leftOut, present, property } from "../../property-check.ts";
import { httpApis, httpParts, httpRouteType } from "../../reading/http-api-reading.ts";
import { text, unknown } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

const authorized = ["CUSTOM", "JWT"];

export const apiRouteAuthorizer = stackRule({
  name: "api-route-authorizer",
  statement: "Every route of an HTTP API has an authorizer.",
  why: "An API's default endpoint is on the internet, so direct requests bypass everything at the edge.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "critical",
  anchors: ["APIGateway.8", "CKV_AWS_309"],
  settings: {
    openRoutes: listSetting(
      "Route keys that any caller may use, like OPTIONS /{proxy+} for preflight requests.",
    ),
  },
  evaluate: (stack, { openRoutes }) => [
    checkEach(
      httpApis(stack),
      property(
        "target",
        leftOut(
          "makes a route without an authorizer",
          "write a Route with an authorizer in its place",
        ),
      ),
    ),
    checkEach(
      httpParts(stack, httpRouteType).filter(
        ({ props: { routeKey } }) =>
          openRoutes.length === 0 ||
          (routeKey !== unknown && !openRoutes.includes(text(routeKey) ?? "")),
      ),
      property("authorizationType", {
        fits: (type) => type !== undefined && type !== "NONE",
        write: 'write authorizationType: "CUSTOM" and an authorizerId',
      }),
      (on) =>
        authorized.includes(text(on.props["authorizationType"]) ?? "") &&
        property("authorizerId", present("write the authorizer's id"))(on),
    ),
  ],
});
