/**
 * Amazon SES.
 *
 * @module
 */
import type { Fact, Page } from "./fact.ts";

export const dkimTokenCount = {
  about: "Tokens that SES generates for Easy DKIM, each of which is one CNAME record",
  value: 3,
  source: {
    title: "DkimAttributes",
    url: "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DkimAttributes.html",
  },
  read: "2026-11",
  certainty: "documented",
} as const satisfies Fact<number>;

const identitiesPage: Page = {
  source: {
    title: "Creating and verifying identities in Amazon SES",
    url: "https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html",
  },
  read: "2026-11",
};

export const verifiedSenders: Fact<string> = {
  about: "Addresses from which SES sends for a verified domain",
  value: "Every address of the domain and of its subdomains.",
  ...identitiesPage,
  certainty: "documented",
};

export const maxRecipients = {
  about: "Recipients of one mail, at most",
  value: 50,
  source: {
    title: "SendEmail",
    url: "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html",
  },
  read: "2026-11",
  certainty: "documented",
} as const satisfies Fact<number>;

export const rawMailAction: Fact<string> = {
  about: "The action by which SES authorizes SendEmail (v2) with raw content",
  value: "ses:SendRawEmail",
  source: {
    title: "Actions, resources, and condition keys for Amazon Simple Email Service v2",
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html",
  },
  read: "2026-11",
  certainty: "memory",
};
