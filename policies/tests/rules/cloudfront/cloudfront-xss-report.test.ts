import { unknown } from "../../../reading/value.ts";
import { cloudfrontXssReport } from "../../../rules/cloudfront/cloudfront-xss-report.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const policy = (xssProtection: object) =>
  resource(type, { props: { securityHeadersConfig: { xssProtection } } });
const found =
  "securityHeadersConfig.xssProtection.reportUri is given, while modeBlock is true; leave it out, or leave out modeBlock";

describeRule(cloudfrontXssReport, {
  passes: [
    { title: "one that blocks", given: policy({ modeBlock: true }) },
    {
      title: "one that reports",
      given: policy({ modeBlock: false, reportUri: "https://example.org" }),
    },
    {
      title: "what is not known yet",
      given: policy({ modeBlock: unknown, reportUri: "https://example.org" }),
    },
  ],
  violates: [
    {
      title: "both",
      given: policy({ modeBlock: true, reportUri: "https://example.org" }),
      reports: [`example-responseHeadersPolicy ${found}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(type, "facade-api-headers"),
        ["securityHeadersConfig", "xssProtection"],
        {
          modeBlock: true,
          override: true,
          protection: true,
          reportUri: "https://example.org",
        },
      ),
    reports: [`facade-api-headers ${found}`],
  },
});
