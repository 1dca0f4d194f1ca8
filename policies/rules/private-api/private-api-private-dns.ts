import { property, turnedOff } from "../../property-check.ts";
import { isExecuteApi, vpcEndpointType } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiPrivateDns = resourceRule({
  name: "private-api-private-dns",
  statement: "Endpoints of private APIs have no private DNS.",
  why: "Private DNS resolves all APIs of the Region to the endpoint in that network, and public ones return 403.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html",
  severity: "medium",
  types: [vpcEndpointType],
  evaluate: (endpoint) =>
    isExecuteApi(endpoint) &&
    property("privateDnsEnabled", turnedOff("write privateDnsEnabled: false"))(endpoint),
});
