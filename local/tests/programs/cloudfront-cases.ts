/**
 * The programs of this folder with features of CloudFront's own.
 *
 * @module
 */
import type { ProgramCase } from "./program-cases.ts";

const viewerCertificate = "aws:cloudfront/distribution:Distribution viewerCertificate";

/** For any name, until 2038: made by `@aws-sdk/cloudfront-signer`. */
const signedUrl =
  "/private/film.txt?Policy=eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cCo6Ly8qL3ByaXZhdGUvKiIsIkNvbmRpdGlvbiI6eyJEYXRlTGVzc1RoYW4iOnsiQVdTOkVwb2NoVGltZSI6MjE0NzQ4MzY0N319fV19&Key-Pair-Id=K63RA9H9YKGF68&Signature=ZmdXE7WfND66WfpY3HinJoI5e-gQ-UB0pMBED0Neg7ad3ED5wQfh86OwDNiAdxYSYileeICOQ-9LDrT5iCVhXottsgy7Ekte3Qk1fauhchCtAIGEPUlCOB8xJuBQ2g8~E93eMoxBDDTlkanK3vHqoCAEwepXRHQdmc~cwRZ9-kQ23jOH43F623d0ymrRl2~UaRKyjN8Ig3ceFnPwslCeDoT0fosM2G5K4KMUDo30N61KpK-3v2WzQV-drheN8x-gLF60MJuxfHOpXSGXKLMZjUQpVJjipGthJWlBMLIngnk3A5lTJhvgYhVsyy-5qA6aTIyYhVXvH2AO94AC5vF5ug__";

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
  {
    folder: "signed-downloads",
    what: "trusted key groups, allowed countries",
    exchanges: [
      {
        title: "serves what needs no signature",
        path: "/public.txt",
        expected: { status: 200, body: "this is public.txt" },
      },
      {
        title: "answers 403 without a signature",
        path: "/private/film.txt",
        expected: { status: 403, headers: { "content-type": "text/xml" } },
      },
      {
        title: "serves a signed URL",
        path: signedUrl,
        expected: { status: 200, body: "this is private/film.txt" },
      },
      {
        title: "answers 403 to a forged URL",
        path: signedUrl.replace("Policy=ey", "Policy=eX"),
        expected: { status: 403 },
      },
      {
        title: "serves an allowed country",
        path: "/public.txt",
        headers: { "x-local-viewer": "NZ" },
        expected: { status: 200 },
      },
      {
        title: "answers 403 to any other country",
        path: "/public.txt",
        headers: { "x-local-viewer": "FR" },
        expected: { status: 403, headers: { "x-cache": "Error from cloudfront" } },
      },
    ],
    notSimulated: [viewerCertificate],
  },
  {
    folder: "continuous-deployment",
    what: "ES modules, a staging distribution and a header that leads to it",
    exchanges: [
      { title: "serves the primary", path: "/", expected: { status: 200, body: "version v1" } },
      {
        title: "serves the staging distribution to a request with the header",
        path: "/",
        headers: { "aws-cf-cd-next": "yes" },
        expected: {
          status: 200,
          body: "version v2",
          headers: { "x-cache": "Miss from cloudfront" },
        },
      },
    ],
    notSimulated: [viewerCertificate],
  },
];
