import { unknown } from "../../../reading/value.ts";
import { ipSetType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRegion } from "../../../rules/waf/waf-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

describeRule(wafRegion, {
  passes: [
    { title: "us-east-1", given: webAcl() },
    { title: "a Region that is not known yet", given: webAcl({ region: unknown }) },
    { title: "a regional web ACL", given: webAcl({ scope: "REGIONAL", region: "eu-west-1" }) },
  ],
  violates: [
    {
      title: "another Region",
      given: webAcl({ region: "eu-west-1" }),
      reports: [
        'example-webAcl region is "eu-west-1", of scope CLOUDFRONT; write region: "us-east-1"',
      ],
    },
    {
      title: "where its provider is",
      given: webAcl({ region: undefined }),
      reports: [
        'example-webAcl region is "eu-west-1", of scope CLOUDFRONT; write region: "us-east-1"',
      ],
    },
    {
      title: "a set of addresses",
      given: resource(ipSetType, { props: { scope: "CLOUDFRONT" } }),
      reports: [
        'example-ipSet region is "eu-west-1", of scope CLOUDFRONT; write region: "us-east-1"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(draft.node(webAclType), ipSetType, "addresses", {
        scope: "CLOUDFRONT",
        region: "eu-west-1",
        ipAddressVersion: "IPV4",
        addresses: [],
      }),
    reports: ['addresses region is "eu-west-1", of scope CLOUDFRONT; write region: "us-east-1"'],
  },
});
