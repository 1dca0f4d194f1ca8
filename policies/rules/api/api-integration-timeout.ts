import { httpIntegrationType } from "../../reading/http-api.ts";
import { restIntegrationType } from "../../reading/rest-api.ts";
import { number, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

const minMs = 50;

const maxHttpMs = 30_000;

export const apiIntegrationTimeout = resourceRule({
  name: "api-integration-timeout",
  statement: "Integrations wait for as long as API Gateway can, and no longer.",
  why: "API Gateway refuses more than 30 seconds of an HTTP API, and more than the quota of a REST API.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  severity: "medium",
  level: "mandatory",
  types: [httpIntegrationType, restIntegrationType],
  settings: {
    maxRestMs: integerSetting(
      "What the account's quota for REST APIs allows, in milliseconds.",
      29_000,
      { minimum: minMs },
    ),
  },
  *evaluate({ type, props }, { maxRestMs }) {
    const ms = number(props["timeoutMilliseconds"]);
    const maxMs = type === httpIntegrationType ? maxHttpMs : maxRestMs;
    if (ms !== undefined && (ms < minMs || ms > maxMs)) {
      yield {
        at: "timeoutMilliseconds",
        found: `is ${shown(ms)}`,
        write: `write a number from ${minMs} to ${maxMs}`,
      };
    }
  },
});
