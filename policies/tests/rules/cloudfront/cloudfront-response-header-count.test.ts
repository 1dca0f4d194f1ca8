import { responseHeadersPolicyType } from "../../../reading/behavior-policy.ts";
import { cloudfrontResponseHeaderCount } from "../../../rules/cloudfront/cloudfront-response-header-count.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A policy that adds so many headers. */
function adding(count: number) {
  return resource(responseHeadersPolicyType, {
    props: { customHeadersConfig: { items: Array(count).fill({ header: "x", value: "y" }) } },
  });
}

describeRule(cloudfrontResponseHeaderCount, {
  passes: [
    { title: "ten", given: adding(10) },
    { title: "none", given: resource(responseHeadersPolicyType) },
  ],
  violates: [
    {
      title: "eleven",
      given: adding(11),
      reports: [
        "example-responseHeadersPolicy customHeadersConfig.items has 11 headers; leave at most 10",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(responseHeadersPolicyType, "facade-site-headers"),
        ["customHeadersConfig"],
        {
          items: Array.from({ length: 11 }, (_, index) => ({
            header: `x-${index}`,
            value: "1",
            override: true,
          })),
        },
      ),
    reports: ["facade-site-headers customHeadersConfig.items has 11 headers; leave at most 10"],
  },
});
