/**
 * Pages of CloudFront's documentation about CloudFront Functions that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide";

export const functionEventPage: Page = {
  source: {
    title: "CloudFront Functions event structure",
    url: `${guide}/functions-event-structure.html`,
  },
  read: "2026-11",
};

export const functionRestrictionsPage: Page = {
  source: {
    title: "Restrictions on CloudFront Functions",
    url: `${guide}/cloudfront-function-restrictions.html`,
  },
  read: "2026-11",
};

export const functionRuntime1Page: Page = {
  source: {
    title: "JavaScript runtime 1.0 features for CloudFront Functions",
    url: `${guide}/functions-javascript-runtime-10.html`,
  },
  read: "2026-11",
};

export const functionRuntime2Page: Page = {
  source: {
    title: "JavaScript runtime 2.0 features for CloudFront Functions",
    url: `${guide}/functions-javascript-runtime-20.html`,
  },
  read: "2026-11",
};

export const functionOriginPage: Page = {
  source: {
    title: "Helper methods for origin modification",
    url: `${guide}/helper-functions-origin-modification.html`,
  },
  read: "2026-11",
};

export const keyValueStorePage: Page = {
  source: {
    title: "Amazon CloudFront KeyValueStore",
    url: `${guide}/kvs-with-functions.html`,
  },
  read: "2026-11",
};
