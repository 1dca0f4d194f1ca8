/**
 * What WAF answers when firewalls are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Web ACLs and their logs. */
export const wafv2: Service = {
  resources: {
    "aws:wafv2/webAcl:WebAcl": webAcl,
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (resource) => ({
      id: resource.text("resourceArn") ?? resource.name,
    }),
  },
};

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html */
function webAcl(resource: DeclaredResource): Answer {
  const { region, accountId } = resource;
  const id = resource.uuid();
  const name = resource.text("name") ?? resource.physicalName({ max: 128 });
  // A firewall of CloudFront is of no Region, though it is made in one.
  const place = resource.text("scope") === "CLOUDFRONT" ? "global" : "regional";
  return {
    id,
    name,
    namePrefix: "",
    arn: `arn:aws:wafv2:${region}:${accountId}:${place}/webacl/${name}/${id}`,
    // Only where rules that need it are used.
    applicationIntegrationUrl: "",
    lockToken: resource.hash(32),
  };
}
