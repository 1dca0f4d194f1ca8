/**
 * The programs of this folder with features of CloudFront's own.
 *
 * @module
 */
import type { ProgramCase } from "./program-cases.ts";

const viewerCertificate = "aws:cloudfront/distribution:Distribution viewerCertificate";

/** The programs. */
export const cloudFrontPrograms: readonly ProgramCase[] = [
  {
    folder: "cloudfront-functions",
    what: "CloudFront functions of both runtimes, a key value store",
    exchanges: [
      {
        title: "serves what the function makes of a clean URL",
        path: "/docs",
        expected: {
          status: 200,
          body: "the docs",
          headers: {
            "x-cache": "Miss from cloudfront",
            "x-frame-options": "DENY",
            "set-cookie": ["seen=1; Secure; Path=/"],
          },
        },
      },
      {
        title: "runs the functions on a hit",
        path: "/docs/",
        expected: {
          status: 200,
          body: "the docs",
          headers: { "x-cache": "Hit from cloudfront", "x-frame-options": "DENY" },
        },
      },
      {
        title: "answers with the redirect that the function reads from the store",
        path: "/old",
        expected: {
          status: 301,
          headers: { location: "/docs/", "x-cache": "FunctionGeneratedResponse from cloudfront" },
        },
      },
      {
        title: "answers 401 without the login that the function demands",
        path: "/private/",
        expected: {
          status: 401,
          body: "Sign in",
          headers: { "www-authenticate": "Basic", "set-cookie": undefined },
        },
      },
      {
        title: "serves with the login",
        path: "/private/",
        headers: { authorization: "Basic YW5uOnNlY3JldA==" },
        expected: { status: 200, body: "the private page" },
      },
    ],
    notSimulated: [viewerCertificate],
  },
];
