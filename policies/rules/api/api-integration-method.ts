import { exactly, ifGiven, property } from "../../property-check.ts";
import { httpIntegrationType } from "../../reading/http-api-reading.ts";
import { restIntegrationType } from "../../reading/rest-api-reading.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const apiIntegrationMethod = resourceRule({
  name: "api-integration-method",
  statement: "APIs invoke functions by POST, whatever the viewer's method is.",
  why: "Lambda accepts no other method, and the API returns 500 for every request.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html",
  severity: "medium",
  types: [httpIntegrationType, restIntegrationType],
  evaluate(integration) {
    const { type, props } = integration;
    const isHttp = type === httpIntegrationType;
    const kind = isHttp ? props["integrationType"] : props["type"];
    // Integrations with other AWS services have other methods.
    const isFunction = kind === "AWS_PROXY" && !isPresent(props["integrationSubtype"]);
    const isPost = exactly("POST");
    return (
      isFunction &&
      // Of an HTTP API the method may be left out.
      property(
        isHttp ? "integrationMethod" : "integrationHttpMethod",
        isHttp ? ifGiven(isPost) : isPost,
      )(integration)
    );
  },
});
