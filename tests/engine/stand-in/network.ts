/**
 * Resources of the AWSX network component, which the local runtime does not declare one by one.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "../../../local/declare/declaration.ts";
import { alphabets } from "../../../local/declare/digest.ts";

/** Networks, subnets, gateways and route tables. */
export const network: Service = {
  resources: {
    "aws:ec2/vpc:Vpc": (resource) => made(resource, "vpc", "vpc"),
    "aws:ec2/subnet:Subnet": (resource) => made(resource, "subnet", "subnet"),
    "aws:ec2/internetGateway:InternetGateway": (resource) =>
      made(resource, "igw", "internet-gateway"),
    "aws:ec2/routeTable:RouteTable": (resource) => made(resource, "rtb", "route-table"),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": (resource) =>
      made(resource, "rtbassoc", "route-table-association"),
  },
};

/** A prefix and 17 hexadecimal digits. */
function made(resource: DeclaredResource, prefix: string, kind: string): Answer {
  const id = `${prefix}-${resource.hash(17, alphabets.hex)}`;
  return { id, arn: `arn:aws:ec2:${resource.region}:${resource.accountId}:${kind}/${id}` };
}
