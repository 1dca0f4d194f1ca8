/**
 * Static websites of S3.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import {
  websiteAccessPage,
  websiteEndpointsPage,
  websiteErrorsPage,
  websiteRedirectsPage,
} from "./s3-pages.ts";

export const websiteDashRegions = {
  about: "Regions whose website endpoints have a dash before the Region; all others have a dot",
  value: [
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "eu-west-1",
    "sa-east-1",
    "us-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
  ],
  ...websiteEndpointsPage,
  certainty: "memory",
  note: "The page describes both forms; the list is in the AWS General Reference.",
} as const satisfies Fact<readonly string[]>;

export const websiteMethods = {
  about: "Methods that a website endpoint takes",
  value: ["GET", "HEAD"],
  ...websiteEndpointsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const websiteHttps: Fact<string> = {
  about: "HTTPS at a website endpoint",
  value: "There is none: a connection to port 443 is not accepted.",
  ...websiteEndpointsPage,
  certainty: "documented",
};

export const websiteMissingObject: Fact<string> = {
  about: "A website's answer for an object that does not exist",
  value: "404, also where nobody may list the bucket; 403 for one that exists and is not public.",
  ...websiteAccessPage,
  certainty: "documented",
};

export const websiteFolder: Fact<string> = {
  about: "A website's answer for a path without an object whose folder has an index document",
  value: "302 to the path with a slash at its end.",
  ...websiteErrorsPage,
  certainty: "documented",
};

export const websiteErrorDocument: Fact<string> = {
  about: "When a website answers with its error document",
  value: "For errors of class 4xx, with the status of the error.",
  ...websiteErrorsPage,
  certainty: "documented",
};

export const maxRoutingRules = {
  about: "Routing rules of a website, at most",
  value: 50,
  ...websiteRedirectsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const routingRuleOrder: Fact<string> = {
  about: "Which routing rule of a website applies",
  value:
    "Before the object is read, the first without an error code whose prefix the key has; after an error, the first with that code and such a prefix.",
  ...websiteRedirectsPage,
  certainty: "inferred",
};

export const websiteRedirectStatus = {
  about: "Status of a redirect for which a website declares none",
  value: 301,
  ...websiteRedirectsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const websiteQuery: Fact<string> = {
  about: "The query string in redirects of a website",
  value: "Kept where all requests are redirected; left out elsewhere.",
  ...websiteRedirectsPage,
  certainty: "memory",
};
