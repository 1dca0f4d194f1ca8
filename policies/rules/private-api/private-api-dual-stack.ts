import { isPrivateRest, restApiType } from "../../reading/rest-api.ts";
import { part, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiDualStack = resourceRule({
  name: "private-api-dual-stack",
  statement: "Private APIs are dual-stack.",
  why: "API Gateway has private APIs of that kind alone, and refuses the other.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "low",
  level: "mandatory",
  types: [restApiType],
  *evaluate(resource) {
    const kind = part(resource.props["endpointConfiguration"], "ipAddressType");
    if (isPrivateRest(resource) && kind === "ipv4") {
      yield {
        at: "endpointConfiguration.ipAddressType",
        found: `is ${shown(kind)}`,
        write: 'write "dualstack", or leave it out',
      };
    }
  },
});
