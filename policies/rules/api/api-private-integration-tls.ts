import { present, property } from "../../property-check.ts";
import { httpIntegrationType } from "../../reading/http-api-reading.ts";
import { resourceRule } from "../../rule.ts";

export const apiPrivateIntegrationTls = resourceRule({
  name: "api-private-integration-tls",
  statement: "Private integrations use TLS.",
  why: "Requests otherwise cross the network in plain text, tokens included.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
  severity: "medium",
  anchors: ["APIGateway.10"],
  types: [httpIntegrationType],
  evaluate: (integration) =>
    integration.props["connectionType"] === "VPC_LINK" &&
    property("tlsConfig", present("write tlsConfig with the serverNameToVerify"))(integration),
});
