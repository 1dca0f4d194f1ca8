import { isExecuteApi, vpcEndpointType } from "../../reading/load-balancer.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiPrivateDns = resourceRule({
  name: "private-api-private-dns",
  statement: "Endpoints of private APIs have no private DNS.",
  why: "On, it takes over the names of all APIs of the Region in that network, and public ones answer 403.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html",
  severity: "medium",
  level: "mandatory",
  types: [vpcEndpointType],
  *evaluate(resource) {
    if (isExecuteApi(resource) && isTrue(resource.props["privateDnsEnabled"])) {
      yield {
        at: "privateDnsEnabled",
        found: "is true",
        write: "write privateDnsEnabled: false",
      };
    }
  },
});
