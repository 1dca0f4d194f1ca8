import { checkEach, exactly, present, property, report } from "../../property-check.ts";
import { isExecuteApi, vpcEndpointType } from "../../reading/load-balancer.ts";
import { isList, type Properties, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const minSubnets = 2;

/**
 * An endpoint policy is not required: with one, and methods without IAM authorization, AWS's pages contradict each other on
 * how a bearer token is treated. The API's own policy names the endpoint.
 */
export const privateApiEndpoint = resourceRule({
  name: "private-api-endpoint",
  statement:
    "Endpoints of private APIs are interface endpoints with security groups, in two zones.",
  why: "Without security groups the network's default group decides who may call, and one zone is a single point of failure.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "high",
  types: [vpcEndpointType],
  evaluate: (endpoint) =>
    checkEach(
      isExecuteApi(endpoint) ? [endpoint] : [],
      property("vpcEndpointType", exactly("Interface")),
      property("securityGroupIds", present("write a group that allows the load balancer's")),
      ({ props }) => {
        const count = subnetCount(props);
        return (
          count !== undefined &&
          count < minSubnets &&
          report(
            endpoint,
            "subnetIds",
            `has ${count} of at least ${minSubnets} subnets`,
            "write a subnet in each of two zones",
          )
        );
      },
    ),
});

/** @returns `undefined` where it is not known yet. */
function subnetCount({ subnetIds, subnetConfigurations }: Properties): number | undefined {
  const given = subnetIds ?? subnetConfigurations;
  if (given === unknown) {
    return undefined;
  }
  return isList(given) ? given.length : 0;
}
