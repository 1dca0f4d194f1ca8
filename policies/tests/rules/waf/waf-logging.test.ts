import { webAclLogType } from "../../../reading/web-acl-reading.ts";
import { wafLogging } from "../../../rules/waf/waf-logging.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

const acl = webAcl();

describeRule(wafLogging, {
  passes: [
    {
      title: "a log",
      given: [acl, resource(webAclLogType, { from: { resourceArn: [acl] } })],
    },
  ],
  violates: [
    {
      title: "no log",
      given: acl,
      reports: ["example-webAcl has no log; declare an aws.wafv2.WebAclLoggingConfiguration of it"],
    },
    {
      title: "a log of another web ACL",
      given: [
        webAcl({}, { name: "other" }),
        resource(webAclLogType, { from: { resourceArn: [acl] } }),
      ],
      reports: ["other has no log; declare an aws.wafv2.WebAclLoggingConfiguration of it"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.wire(draft.node(webAclLogType), "resourceArn", []),
    reports: ["firewall-acl has no log; declare an aws.wafv2.WebAclLoggingConfiguration of it"],
  },
});
