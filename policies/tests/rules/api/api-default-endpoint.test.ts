import { apiMappingType, httpApiType } from "../../../reading/http-api-reading.ts";
import { restApiType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiDefaultEndpoint } from "../../../rules/api/api-default-endpoint.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApi, withDomain } from "../../http-api-sample.ts";

const write = "write disableExecuteApiEndpoint: true";

/** A REST API under a domain. */
function rest(types: string) {
  const api = resource(restApiType, { props: { endpointConfiguration: { types } } });
  const mapping = "aws:apigateway/basePathMapping:BasePathMapping";
  return [api, resource(mapping, { from: { restApi: [api] } })];
}

describeRule(apiDefaultEndpoint, {
  passes: [
    {
      title: "one name",
      given: withDomain({ api: { props: { disableExecuteApiEndpoint: true } } }),
    },
    {
      title: "not known yet",
      given: withDomain({ api: { props: { disableExecuteApiEndpoint: unknown } } }),
    },
    { title: "no domain", given: httpApi() },
    { title: "a private REST API", given: rest("PRIVATE") },
    { title: "a REST API without a domain", given: rest("REGIONAL").slice(0, 1) },
  ],
  violates: [
    {
      title: "two names",
      given: withDomain({ api: { props: { disableExecuteApiEndpoint: false } } }),
      reports: [`example-api disableExecuteApiEndpoint is false; ${write}`],
    },
    {
      title: "no override",
      given: withDomain(),
      reports: [`example-api disableExecuteApiEndpoint is nothing; ${write}`],
    },
    {
      title: "a REST API",
      given: rest("REGIONAL"),
      reports: [`example-restApi disableExecuteApiEndpoint is nothing; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const api = draft.node(httpApiType, "api-us-east-1-http");
      const mapping = draft.add(api, apiMappingType, "late-mapping", {
        region: "us-east-1",
        apiId: "id",
        domainName: "api.example.com",
        stage: "$default",
      });
      draft.wire(mapping, "apiId", [api]);
    },
    reports: [`api-us-east-1-http disableExecuteApiEndpoint is false; ${write}`],
  },
});
