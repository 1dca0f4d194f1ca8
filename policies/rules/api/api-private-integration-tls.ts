import { httpIntegrationType } from "../../reading/http-api.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const apiPrivateIntegrationTls = resourceRule({
  name: "api-private-integration-tls",
  statement: "Private integrations speak TLS.",
  why: "Requests cross the network in the clear, tokens with them.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["APIGateway.10"],
  types: [httpIntegrationType],
  *evaluate({ props }) {
    if (props["connectionType"] === "VPC_LINK" && !isPresent(props["tlsConfig"])) {
      yield {
        at: "tlsConfig",
        found: "is nothing",
        write: "write tlsConfig with the serverNameToVerify",
      };
    }
  },
});
