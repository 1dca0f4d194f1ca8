import { httpDomainType } from "../../reading/http-api.ts";
import { restDomainType } from "../../reading/rest-api.ts";
import { part, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** The newer policies begin with the oldest version they take. Their names are from memory. */
const newer = /^SecurityPolicy_TLS1[23]_/;

export const apiDomainTls = resourceRule({
  name: "api-domain-tls",
  statement: "Domains of APIs speak TLS 1.2 and newer.",
  why: "Older versions can be read by others on the way.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
  severity: "high",
  level: "mandatory",
  anchors: ["APIGateway.11", "CKV_AWS_206", "AWS-0005"],
  types: [httpDomainType, restDomainType],
  *evaluate({ type, props }) {
    const isHttp = type === httpDomainType;
    const at = isHttp ? "domainNameConfiguration.securityPolicy" : "securityPolicy";
    const policy = part(isHttp ? props["domainNameConfiguration"] : props, "securityPolicy");
    const isGood = policy === unknown || policy === "TLS_1_2" || newer.test(String(policy));
    if (!isGood) {
      yield { at, found: `is ${shown(policy)}`, write: 'write securityPolicy: "TLS_1_2"' };
    }
  },
});
