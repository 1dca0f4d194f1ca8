import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginAddress } from "../../../rules/cloudfront/cloudfront-origin-address.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginAddress, {
  passes: [
    { title: "hosts", given: distribution() },
    {
      title: "a host and a path of 255 characters",
      given: distribution({ "origins[1].originPath": `/${"a".repeat(254)}` }),
    },
    {
      title: "a host and a path that are not known yet",
      given: distribution({ "origins[1].domainName": unknown, "origins[1].originPath": unknown }),
    },
    { title: "no path", given: distribution({ "origins[1].originPath": "" }) },
  ],
  violates: [
    {
      title: "a URL",
      given: distribution({ "origins[1].domainName": "https://example.com" }),
      reports: [
        'example-distribution origins[1].domainName is "https://example.com"; write a host\'s name, without scheme, port, path or address',
      ],
    },
    {
      title: "a port",
      given: distribution({ "origins[1].domainName": "example.com:443" }),
      reports: [
        'example-distribution origins[1].domainName is "example.com:443"; write a host\'s name, without scheme, port, path or address',
      ],
    },
    {
      title: "an address",
      given: distribution({ "origins[1].domainName": "192.0.2.1" }),
      reports: [
        'example-distribution origins[1].domainName is "192.0.2.1"; write a host\'s name, without scheme, port, path or address',
      ],
    },
    {
      title: "a path that ends in a slash",
      given: distribution({ "origins[1].originPath": "/a/" }),
      reports: [
        'example-distribution origins[1].originPath is "/a/"; write a path that begins with / and does not end with one',
      ],
    },
    {
      title: "a path without a slash",
      given: distribution({ "origins[1].originPath": "a" }),
      reports: [
        'example-distribution origins[1].originPath is "a"; write a path that begins with / and does not end with one',
      ],
    },
    {
      title: "a path of 256 characters",
      given: distribution({ "origins[1].originPath": `/${"a".repeat(255)}` }),
      reports: ["example-distribution origins[1].originPath has 256 characters; leave at most 255"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 2, "originPath"], "/live/"),
    reports: [
      'facade-distribution origins[2].originPath is "/live/"; write a path that begins with / and does not end with one',
    ],
  },
});
