import { isExecuteApi, vpcEndpointType } from "../../reading/load-balancer.ts";
import { isList, isPresent, type Properties, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const minSubnets = 2;

/**
 * A policy of its own is not asked for: with one, and methods that ask for no signature, AWS's pages contradict
 * each other on what a bearer token counts as. The API's own policy names the endpoint.
 */
export const privateApiEndpoint = resourceRule({
  name: "private-api-endpoint",
  statement: "Endpoints of private APIs are interfaces with security groups, in two zones.",
  why: "Without groups of its own the network's default one decides who may call, and one zone is one failure.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "high",
  level: "mandatory",
  types: [vpcEndpointType],
  *evaluate(resource) {
    const { props } = resource;
    if (!isExecuteApi(resource)) {
      return;
    }
    const { vpcEndpointType: kind, securityGroupIds } = props;
    if (kind !== "Interface" && kind !== unknown) {
      yield {
        at: "vpcEndpointType",
        found: `is ${shown(kind)}`,
        write: 'write vpcEndpointType: "Interface"',
      };
    }
    if (!isPresent(securityGroupIds)) {
      yield {
        at: "securityGroupIds",
        found: "is nothing",
        write: "write a group that lets in the load balancer's",
      };
    }
    const count = subnetCount(props);
    if (count !== undefined && count < minSubnets) {
      yield {
        at: "subnetIds",
        found: `has ${count} of at least ${minSubnets} subnets`,
        write: "write a subnet in each of two zones",
      };
    }
  },
});

/** @returns `undefined` where it is not known yet. */
function subnetCount({ subnetIds, subnetConfigurations }: Properties): number | undefined {
  const given = subnetIds ?? subnetConfigurations;
  if (given === unknown) {
    return undefined;
  }
  return isList(given) ? given.length : 0;
}
