import { httpTimeoutRangeMs, restTimeoutRangeMs } from "../../../aws/api-gateway.ts";
import { between, property } from "../../property-check.ts";
import { httpIntegrationType } from "../../reading/http-api-reading.ts";
import { restIntegrationType } from "../../reading/rest-api-reading.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

const { min: minMs, max: maxHttpMs } = httpTimeoutRangeMs.value;

export const apiIntegrationTimeout = resourceRule({
  name: "api-integration-timeout",
  statement: "Timeouts of integrations are within API Gateway's limits.",
  why: "API Gateway refuses more than 30 seconds for an HTTP API, and more than the quota for a REST API.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  severity: "medium",
  types: [httpIntegrationType, restIntegrationType],
  settings: {
    maxRestMs: integerSetting(
      "The account's quota for REST APIs, in milliseconds.",
      restTimeoutRangeMs.value.max,
      {
        minimum: minMs,
      },
    ),
  },
  evaluate: (integration, { maxRestMs }) =>
    property(
      "timeoutMilliseconds",
      between(minMs, integration.type === httpIntegrationType ? maxHttpMs : maxRestMs),
    )(integration),
});
