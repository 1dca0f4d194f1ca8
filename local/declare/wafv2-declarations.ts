/**
 * What WAF answers when firewalls are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Web ACLs, the sets they refer to, and their logs. */
export const wafv2: Service = {
  resources: {
    "aws:wafv2/ipSet:IpSet": (resource) => set(resource, "ipset"),
    "aws:wafv2/regexPatternSet:RegexPatternSet": (resource) => set(resource, "regexpatternset"),
    "aws:wafv2/webAcl:WebAcl": webAcl,
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (resource) => ({
      id: resource.text("resourceArn") ?? resource.name,
    }),
  },
};

/** What everything of WAF's has. @param kind As ARNs spell it. */
function set(resource: DeclaredResource, kind: string): Answer {
  const { region, accountId } = resource;
  const id = resource.uuid();
  const name = resource.text("name") ?? resource.physicalName({ max: 128 });
  // What is CloudFront's is of no Region, though it is made in one.
  const place = resource.text("scope") === "CLOUDFRONT" ? "global" : "regional";
  return {
    id,
    name,
    namePrefix: "",
    arn: `arn:aws:wafv2:${region}:${accountId}:${place}/${kind}/${name}/${id}`,
    lockToken: resource.hash(32),
  };
}

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html */
function webAcl(resource: DeclaredResource): Answer {
  // The address is assigned only where rules that need it are used.
  return { ...set(resource, "webacl"), applicationIntegrationUrl: "" };
}
