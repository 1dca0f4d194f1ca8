import { httpApiType, httpDomainType } from "../../../reading/http-api-reading.ts";
import { restDomainType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiDomainTls } from "../../../rules/api/api-domain-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const http = (securityPolicy: unknown) =>
  resource(httpDomainType, { props: { domainNameConfiguration: { securityPolicy } } });
const rest = (securityPolicy: unknown) => resource(restDomainType, { props: { securityPolicy } });
const write = 'write securityPolicy: "TLS_1_2"';

describeRule(apiDomainTls, {
  passes: [
    { title: "an HTTP API", given: http("TLS_1_2") },
    { title: "a REST API", given: rest("TLS_1_2") },
    { title: "a newer policy", given: rest("SecurityPolicy_TLS13_1_3_2025_09") },
    { title: "not known yet", given: http(unknown) },
  ],
  violates: [
    {
      title: "TLS 1.0",
      given: rest("TLS_1_0"),
      reports: [`example-domainName securityPolicy is "TLS_1_0"; ${write}`],
    },
    {
      title: "no override",
      given: http(undefined),
      reports: [`example-domainName domainNameConfiguration.securityPolicy is nothing; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      draft.add(draft.node(httpApiType, "api-us-east-1-http"), httpDomainType, "late-domain", {
        region: "us-east-1",
        domainName: "api.example.com",
        domainNameConfiguration: { endpointType: "REGIONAL", securityPolicy: "TLS_1_0" },
      });
    },
    reports: [`late-domain domainNameConfiguration.securityPolicy is "TLS_1_0"; ${write}`],
  },
});
