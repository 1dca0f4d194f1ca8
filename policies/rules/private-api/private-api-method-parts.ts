import { restApiReferencePage } from "../../../aws/api-gateway-pages.ts";
import { checkEach, present, property } from "../../property-check.ts";
import { restIntegrationType, restMethodType } from "../../reading/rest-api-reading.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiMethodParts = resourceRule({
  name: "private-api-method-parts",
  statement: "Methods of REST APIs name their authorizers, and integrations the method they call.",
  why: "API Gateway refuses the method, or the deployment of the API.",
  url: restApiReferencePage.source.url,
  severity: "medium",
  types: [restMethodType, restIntegrationType],
  evaluate({ type, ...rest }) {
    const resource = { type, ...rest };
    if (type === restMethodType) {
      const authorization = text(resource.props["authorization"]) ?? "";
      return (
        ["CUSTOM", "COGNITO_USER_POOLS"].includes(authorization) &&
        property("authorizerId", present(`write it: authorization is "${authorization}"`))(resource)
      );
    }
    const kind = text(resource.props["type"]);
    return checkEach(
      kind === undefined || kind === "MOCK" ? [] : [resource],
      // That of a function is checked by api-integration-method.
      (on) =>
        kind !== "AWS_PROXY" &&
        property("integrationHttpMethod", present("write the method that it calls"))(on),
      property("uri", present("write what the integration calls")),
      (on) =>
        text(on.props["connectionType"]) === "VPC_LINK" &&
        property("connectionId", present('write it: connectionType is "VPC_LINK"'))(on),
    );
  },
});
