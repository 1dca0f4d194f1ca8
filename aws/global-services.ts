/**
 * Services without Regions.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

export const globalModules = {
  about: "modules of the Pulumi AWS provider whose resources are in no Region",
  value: [
    "account",
    "budgets",
    "cloudfront",
    "costexplorer",
    "globalaccelerator",
    "iam",
    "index",
    "networkmanager",
    "organizations",
    "route53",
    "route53domains",
    "route53recoverycontrol",
    "route53recoveryreadiness",
    "shield",
    "waf",
  ],
  source: {
    title: "AWS services by Region: global services",
    url: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html",
  },
  read: "2026-11",
  certainty: "inferred",
  note: "the page names services, not modules; networkmanager is a global service with regional parts",
} satisfies Fact<readonly string[]>;
