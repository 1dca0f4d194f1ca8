/**
 * Continuous deployment of CloudFront, where its documentation leaves it open.
 *
 * @module
 */
import type { Fact, Page } from "./fact.ts";

const routingPage: Page = {
  source: {
    title: "Understand how continuous deployment works",
    url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-continuous-deployment.html",
  },
  read: "2026-11",
};

export const sessionCookieName = {
  about: "The cookie that keeps the requests of a session at one distribution",
  value: "aws-cf-cd-session",
  ...routingPage,
  certainty: "inferred",
  note: "The page states that there is a cookie, and neither its name nor its value: a program must not depend on them.",
} as const satisfies Fact<string>;

export const sessionCookieAtOrigin: Fact<string> = {
  about: "The cookie of a session in the cache key and at the origin",
  value: "It is removed from the request.",
  ...routingPage,
  certainty: "inferred",
};

export const stagingHostName: Fact<string> = {
  about: "A request to the domain name of a staging distribution",
  value: "It is refused: viewers reach it through its primary distribution alone.",
  ...routingPage,
  certainty: "documented",
};
