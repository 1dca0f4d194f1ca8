import { property } from "../../property-check.ts";
import { httpDomainType } from "../../reading/http-api-reading.ts";
import { restDomainType } from "../../reading/rest-api-reading.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** See `domainPolicyNames` in aws/api-gateway-behavior.ts. */
const newer = /^SecurityPolicy_TLS1[23]_/;

export const apiDomainTls = resourceRule({
  name: "api-domain-tls",
  statement: "Custom domains of APIs use TLS 1.2 or newer.",
  why: "Older versions have known attacks.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
  severity: "high",
  anchors: ["APIGateway.11", "CKV_AWS_206", "AWS-0005"],
  types: [httpDomainType, restDomainType],
  evaluate: (domain) =>
    property(
      domain.type === httpDomainType ? "domainNameConfiguration.securityPolicy" : "securityPolicy",
      {
        fits: (policy) => policy === "TLS_1_2" || newer.test(text(policy) ?? ""),
        write: 'write securityPolicy: "TLS_1_2"',
      },
    )(domain),
});
