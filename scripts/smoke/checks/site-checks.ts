/**
 * The page: its files, their caching and its 404.
 *
 * @module
 */
import { type Check, verdictOf } from "../check.ts";
import { askUntilHit, faultsOf, isHit, stepsCheck } from "../expectation.ts";

/** The policy of the page: only its own script and style. */
const pagePolicy = /^default-src 'none'; script-src 'self'/;

/** Paths without a file. */
const missing = ["/nope", "/nothing-here.html", "/assets/nope.js", "/404.html"];

export const siteChecks: readonly Check[] = [
  {
    name: "site-page",
    promise: "returns the page at the root, which is revalidated each time",
    async run(session) {
      const expect = {
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" },
        text: /^<!doctype html>/i,
      };
      const faults = faultsOf({ path: "/" }, await session.ask("/"), expect);
      const again = await session.ask("/");
      return verdictOf([
        ...faults,
        ...(again.headers["x-cache"] === "Hit from cloudfront"
          ? ["GET /: the second response is from the cache without a question to the bucket"]
          : []),
      ]);
    },
  },
  {
    name: "site-assets",
    promise: "returns each file of the page from the cache, with an immutable Cache-Control",
    async run(session) {
      const { text } = await session.ask("/");
      const paths = [
        ...new Set(
          [...text.matchAll(/(?:src|href)="(\/assets\/[\w.-]{1,100})"/g)].map(
            ([, path]) => path ?? "",
          ),
        ),
      ].slice(0, 10);
      const faults = paths.length === 0 ? ["GET /: the page names no file under /assets/"] : [];
      for (const path of paths) {
        const answer = await askUntilHit(session, path);
        faults.push(
          ...faultsOf({ path }, answer, {
            status: 200,
            headers: { "cache-control": "public, max-age=31536000, immutable" },
          }),
          ...(isHit(answer) ? [] : [`GET ${path}: no response is from the cache`]),
        );
      }
      return verdictOf(faults);
    },
  },
  stepsCheck({
    name: "site-security-headers",
    promise: "has the security headers on the page: no foreign script, no frame, HTTPS only",
    steps: [
      {
        path: "/",
        expect: {
          headers: {
            "content-security-policy": pagePolicy,
            "x-frame-options": "DENY",
            "x-content-type-options": "nosniff",
            "referrer-policy": "strict-origin-when-cross-origin",
            "strict-transport-security": /^max-age=\d{8}/,
          },
        },
      },
    ],
  }),
  stepsCheck({
    name: "site-missing-page",
    promise:
      "returns 404 with a page of its own, with the security headers, for paths without a file",
    steps: missing.flatMap((path) =>
      ["GET", "HEAD"].map((method) => ({
        path,
        method,
        expect: {
          status: 404,
          headers: {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": /^default-src 'none'/,
            "x-amz-request-id": null,
          },
          text: method === "HEAD" ? /^$/ : /<h1>Page not found<\/h1>/,
        },
      })),
    ),
  }),
];
