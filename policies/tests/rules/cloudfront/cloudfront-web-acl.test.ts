import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontWebAcl } from "../../../rules/cloudfront/cloudfront-web-acl.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontWebAcl, {
  passes: [
    { title: "a web ACL by its ARN", given: distribution() },
    { title: "a web ACL that is not known yet", given: distribution({ webAclId: unknown }) },
  ],
  violates: [
    {
      title: "no web ACL",
      given: distribution({ webAclId: undefined }),
      reports: [
        "example-distribution webAclId is nothing; write the arn of an aws.wafv2.WebAcl of scope CLOUDFRONT",
      ],
    },
    {
      title: "a web ACL by its id",
      given: distribution({ webAclId: "473e64fd-f30b-4765-81a0-62ad96dd167a" }),
      reports: [
        "example-distribution webAclId is not an ARN; write the arn of an aws.wafv2.WebAcl of scope CLOUDFRONT",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["webAclId"], "473e64fd-f30b-4765-81a0-62ad96dd167a"),
    reports: [
      "facade-distribution webAclId is not an ARN; write the arn of an aws.wafv2.WebAcl of scope CLOUDFRONT",
    ],
  },
});
