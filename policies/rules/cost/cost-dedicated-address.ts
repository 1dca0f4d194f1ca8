/**
 * Certificates are told apart by name.
 *
 * @module
 */

import { distributionType } from "../../reading/edge-function.ts";
import { part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const costDedicatedAddress = resourceRule({
  name: "cost-dedicated-address",
  statement: "Certificates are told apart by name.",
  why: "Addresses of one's own cost 600 USD a month, for browsers of before 2010.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CloudFront.8"],
  types: [distributionType],
  *judge({ props }) {
    const method = part(props["viewerCertificate"], "sslSupportMethod");
    if (method === "vip" || method === "static-ip") {
      yield {
        at: "viewerCertificate.sslSupportMethod",
        found: `is "${method}"`,
        write: 'write sslSupportMethod: "sni-only"',
      };
    }
  },
});
