import { property } from "../../property-check.ts";
import { isPrivateRest, restApiType } from "../../reading/rest-api-reading.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiDualStack = resourceRule({
  name: "private-api-dual-stack",
  statement: "Private APIs are dual-stack.",
  why: "API Gateway supports private APIs of this kind only, and refuses others.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "low",
  types: [restApiType],
  evaluate: (api) =>
    isPrivateRest(api) &&
    property("endpointConfiguration.ipAddressType", {
      fits: (kind) => kind !== "ipv4",
      write: 'write "dualstack", or leave it out',
    })(api),
});
