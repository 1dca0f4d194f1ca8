/**
 * Restricted content of CloudFront: signed URLs and cookies, and countries.
 *
 * @module
 */
import type { Fact, Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide";

const signedUrlsPage: Page = {
  source: { title: "Use signed URLs", url: `${guide}/private-content-signed-urls.html` },
  read: "2026-11",
};

const cannedPolicyPage: Page = {
  source: {
    title: "Create a signed URL using a canned policy",
    url: `${guide}/private-content-creating-signed-url-canned-policy.html`,
  },
  read: "2026-11",
};

const signedCookiesPage: Page = {
  source: { title: "Use signed cookies", url: `${guide}/private-content-signed-cookies.html` },
  read: "2026-11",
};

const trustedSignersPage: Page = {
  source: {
    title: "Specify signers that can create signed URLs and signed cookies",
    url: `${guide}/private-content-trusted-signers.html`,
  },
  read: "2026-11",
};

const geoRestrictionsPage: Page = {
  source: {
    title: "Restrict the geographic distribution of your content",
    url: `${guide}/georestrictions.html`,
  },
  read: "2026-11",
};

export const signedParameters = {
  about: "Query parameters of signed URLs",
  value: ["Expires", "Policy", "Signature", "Key-Pair-Id", "Hash-Algorithm"],
  ...cannedPolicyPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const signedEpochMax = {
  about: "The latest time of a policy statement, in seconds since the epoch",
  value: 2_147_483_647,
  ...signedUrlsPage,
  certainty: "measured",
  by: "users who signed with milliseconds and got MalformedPolicy",
} as const satisfies Fact<number>;

export const signedErrors = {
  about: "Codes and messages of the 403 responses to requests that are not signed as they must be",
  value: {
    AccessDenied: "Access denied",
    InvalidKey: "Unknown Key",
    MalformedPolicy: "Malformed Policy",
    MalformedSignature: "Could not unencode Signature",
    MissingKey: "Missing Key-Pair-Id query parameter or cookie value",
    MissingPolicy: "Missing Policy or Expires query parameter or cookie value",
    MissingSignature: "Missing Signature query parameter or cookie value",
  },
  ...signedUrlsPage,
  certainty: "measured",
  by: "responses that users quote",
  note: "MissingPolicy and MissingSignature are inferred from MissingKey, and so is the order in which the values are checked.",
} as const satisfies Fact<object>;

export const signedUrlBeforeCookies: Fact<string> = {
  about: "A request that has a signed URL and signed cookies",
  value: "The URL counts.",
  ...signedCookiesPage,
  certainty: "documented",
};

export const signedBeforeFunctions: Fact<string> = {
  about: "Signatures and viewer-request functions",
  value: "The signature is checked first, and the function does not see its parameters.",
  ...signedUrlsPage,
  certainty: "inferred",
  note: "The page states that the parameters are removed before the request is forwarded to the origin.",
};

export const signedCookiesForwarded: Fact<string> = {
  about: "Signed cookies in the cache key and at the origin",
  value: "They are treated like any other cookie.",
  ...signedCookiesPage,
  certainty: "inferred",
};

export const publicKeyKinds = {
  about: "Public keys that verify signed URLs and cookies",
  value: ["RSA 2048", "ECDSA 256"],
  ...trustedSignersPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const unknownCountry: Fact<string> = {
  about: "Geographic restrictions and a viewer whose country is not known",
  value: "The content is served.",
  ...geoRestrictionsPage,
  certainty: "documented",
};

export const geoRestrictionBeforeWebAcl: Fact<string> = {
  about: "Geographic restrictions and the web ACL",
  value: "The web ACL does not see a request from a blocked country.",
  source: {
    title: "AWS WAF and CloudFront features",
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
  },
  read: "2026-11",
  certainty: "memory",
};
