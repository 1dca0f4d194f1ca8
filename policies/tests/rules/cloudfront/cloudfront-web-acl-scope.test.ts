import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { cloudfrontWebAclScope } from "../../../rules/cloudfront/cloudfront-web-acl-scope.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution, fronted, webAcl } from "../../front-fixtures.ts";

describeRule(cloudfrontWebAclScope, {
  passes: [
    { title: "a web ACL for CloudFront", given: fronted(webAcl()) },
    { title: "a scope that is not known yet", given: fronted(webAcl({ scope: unknown })) },
    {
      title: "a web ACL of another resource",
      given: [webAcl({ scope: "REGIONAL" }), distribution()],
    },
  ],
  violates: [
    {
      title: "a regional web ACL",
      given: fronted(webAcl({ scope: "REGIONAL" })),
      reports: [
        'example-distribution webAclId comes from example-webAcl, whose scope is "REGIONAL"; name a web ACL of scope CLOUDFRONT',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(webAclType), ["scope"], "REGIONAL"),
    reports: [
      'facade-distribution webAclId comes from firewall-acl, whose scope is "REGIONAL"; name a web ACL of scope CLOUDFRONT',
    ],
  },
});
