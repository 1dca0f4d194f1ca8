import { distributionType } from "../../../reading/distribution.ts";
import { webAclAssociationType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafAssociation } from "../../../rules/waf/waf-association.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution, webAcl } from "../../front-fixtures.ts";

const regional = webAcl({ scope: "REGIONAL" });
const front = distribution();

describeRule(wafAssociation, {
  passes: [
    {
      title: "a regional web ACL and a resource that is not known",
      given: [regional, resource(webAclAssociationType, { from: { webAclArn: [regional] } })],
    },
    {
      title: "a regional resource and a web ACL that is not known",
      given: resource(webAclAssociationType, {
        from: { resourceArn: [resource("aws:lb/loadBalancer:LoadBalancer")] },
      }),
    },
    {
      title: "a regional web ACL",
      given: [
        regional,
        resource(webAclAssociationType, {
          from: {
            webAclArn: [regional],
            resourceArn: [resource("aws:lb/loadBalancer:LoadBalancer")],
          },
        }),
      ],
    },
  ],
  violates: [
    {
      title: "a distribution",
      given: [front, resource(webAclAssociationType, { from: { resourceArn: [front] } })],
      reports: [
        "example-webAclAssociation associates a web ACL with CloudFront; leave it out, and write webAclId of the distribution",
      ],
    },
    {
      title: "a web ACL for CloudFront",
      given: [webAcl(), resource(webAclAssociationType, { from: { webAclArn: [webAcl()] } })],
      reports: [
        "example-webAclAssociation associates a web ACL with CloudFront; leave it out, and write webAclId of the distribution",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      const association = draft.add(draft.node(webAclType), webAclAssociationType, "tie", {
        region: "us-east-1",
      });
      draft.wire(association, "resourceArn", [facade]);
    },
    reports: [
      "tie associates a web ACL with CloudFront; leave it out, and write webAclId of the distribution",
    ],
  },
});
