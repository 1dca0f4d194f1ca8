import { routeMethods } from "../../../aws/api-gateway-forms.ts";
import { httpApiReferencePage } from "../../../aws/api-gateway-pages.ts";
import { checkEach, type Finding, report } from "../../property-check.ts";
import { httpParts, httpRouteType } from "../../reading/http-api-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { isKnown, isPresent, shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const methods: readonly string[] = routeMethods.value;

export const apiRouteForm = stackRule({
  name: "api-route-form",
  statement: "Routes of HTTP APIs have keys and authorization that API Gateway accepts.",
  why: "API Gateway refuses the route, after the API and its integrations are made.",
  url: httpApiReferencePage.source.url,
  severity: "medium",
  evaluate: (stack) => checkEach(httpParts(stack, httpRouteType), keyProblem, scopeProblem),
});

function keyProblem(route: StackResource): Finding | false {
  const key = text(route.props["routeKey"]);
  return (
    key !== undefined &&
    key !== "$default" &&
    !isKey(key) &&
    report(
      route,
      "routeKey",
      `is ${shown(key)}`,
      `write "$default", or a method and a path like "GET /games/{id}"; "{proxy+}" is the last step`,
    )
  );
}

/** A method, a space and a path, whose steps are texts or variables; one that takes the rest is the last. */
function isKey(key: string): boolean {
  const [method = "", path = "", ...more] = key.split(" ");
  const steps = path.slice(1).split("/");
  return (
    more.length === 0 &&
    methods.includes(method) &&
    path.startsWith("/") &&
    steps.every((step, index) =>
      /^\{[\w.-]+\+\}$/.test(step)
        ? index === steps.length - 1
        : /^(\{[\w.-]+\}|[^{}]*)$/.test(step),
    )
  );
}

/** Scopes are of tokens: other authorizers have none. */
function scopeProblem({ props, ...rest }: StackResource): Finding | false {
  const type = text(props["authorizationType"]);
  return (
    type !== undefined &&
    type !== "JWT" &&
    isKnown(props["authorizationScopes"]) &&
    isPresent(props["authorizationScopes"]) &&
    report(
      { props, ...rest },
      "authorizationScopes",
      `are given, while authorizationType is ${shown(type)}`,
      'leave them out, or write authorizationType: "JWT"',
    )
  );
}
