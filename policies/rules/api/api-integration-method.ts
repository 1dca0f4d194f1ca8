import { httpIntegrationType } from "../../reading/http-api.ts";
import { restIntegrationType } from "../../reading/rest-api.ts";
import { isPresent, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** Of an HTTP API it may be left out. */
export const apiIntegrationMethod = resourceRule({
  name: "api-integration-method",
  statement: "APIs call functions by POST, whatever the viewer's method is.",
  why: "Lambda takes no other, and the API answers 500 to everybody.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html",
  severity: "medium",
  level: "mandatory",
  types: [httpIntegrationType, restIntegrationType],
  *evaluate({ type, props }) {
    const isHttp = type === httpIntegrationType;
    const kind = isHttp ? props["integrationType"] : props["type"];
    const at = isHttp ? "integrationMethod" : "integrationHttpMethod";
    const method = props[at];
    const mayBeAbsent = isHttp && method === undefined;
    // Integrations with other services of AWS have methods of their own.
    const isFunction = kind === "AWS_PROXY" && !isPresent(props["integrationSubtype"]);
    if (isFunction && method !== "POST" && method !== unknown && !mayBeAbsent) {
      yield { at, found: `is ${shown(method)}`, write: `write ${at}: "POST"` };
    }
  },
});
