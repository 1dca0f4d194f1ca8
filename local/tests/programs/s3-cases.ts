/**
 * The programs of this folder with features of S3's own.
 *
 * @module
 */
import type { ProgramCase } from "./program-cases.ts";

const distribution = "aws:cloudfront/distribution:Distribution";

/** The programs. */
export const s3Programs: readonly ProgramCase[] = [
  {
    folder: "website-behind-cloudfront",
    what: "a website endpoint as an origin, with redirects and an error document",
    exchanges: [
      {
        title: "serves the index document",
        path: "/",
        expected: {
          status: 200,
          body: "<h1>home</h1>\n",
          headers: { "content-type": "text/html", "x-cache": "Miss from cloudfront" },
        },
      },
      {
        title: "serves the index document of a folder",
        path: "/docs/",
        expected: { status: 200, body: "<h1>docs</h1>\n" },
      },
      {
        title: "redirects a folder without its slash",
        path: "/docs",
        expected: { status: 302, headers: { location: "/docs/" } },
      },
      {
        title: "redirects where an object says so",
        path: "/old",
        expected: { status: 301, headers: { location: "/docs/" } },
      },
      {
        title: "redirects by a prefix",
        path: "/blog/2020/post?a=1",
        expected: { status: 301, headers: { location: "https://blog.example.com/2020/post" } },
      },
      {
        title: "redirects after an error",
        path: "/app/users/7",
        headers: { host: "127.0.0.1" },
        expected: { status: 302 },
      },
      {
        title: "serves the error document with the status of the error",
        path: "/nothing",
        expected: { status: 404, body: "<h1>not found</h1>\n" },
      },
    ],
    notSimulated: [
      `${distribution} origins[0].customOriginConfig.originSslProtocols`,
      `${distribution} viewerCertificate`,
    ],
  },
  {
    folder: "bucket-website",
    what: "websites without a distribution, by the property of the bucket",
    exchanges: [
      {
        title: "serves the index document",
        path: "/",
        port: 1,
        expected: { status: 200, body: "Hello from a bucket" },
      },
      {
        title: "answers under the name of the endpoint",
        path: "/",
        headers: { host: "www.example.com.s3-website.eu-central-1.amazonaws.com" },
        expected: { status: 200, body: "Hello from a bucket" },
      },
      {
        title: "answers under the name of the bucket",
        path: "/",
        headers: { host: "www.example.com" },
        expected: { status: 200, body: "Hello from a bucket" },
      },
      {
        title: "redirects by a rule in JSON, to the host of the request",
        path: "/img/a%20b.png",
        headers: { host: "www.example.com" },
        expected: {
          status: 301,
          headers: { location: "http://www.example.com/images/a%20b.png" },
        },
      },
      {
        title: "answers 404 where the error document is missing too",
        path: "/nothing",
        port: 1,
        expected: { status: 404, headers: { "x-amz-error-code": "NoSuchKey" } },
      },
      {
        title: "serves what an access control list opens",
        path: "/about.html",
        port: 1,
        expected: { status: 200, body: "about" },
      },
      {
        title: "answers 403 for what none opens",
        path: "/draft.html",
        port: 1,
        expected: { status: 403, headers: { "x-amz-error-code": "AccessDenied" } },
      },
      {
        title: "takes no writes",
        method: "POST",
        path: "/",
        expected: { status: 405, headers: { "x-amz-error-code": "MethodNotAllowed" } },
      },
      {
        title: "redirects every request of the other bucket",
        path: "/a/b?c=d",
        expected: { status: 301, headers: { location: "https://www.example.com/a/b?c=d" } },
      },
    ],
    notSimulated: [],
  },
  {
    folder: "synced-folder",
    what: "a website whose files a remote component uploads",
    exchanges: [
      {
        title: "serves a file of the folder",
        path: "/",
        expected: {
          status: 200,
          body: "<h1>synced</h1>\n",
          headers: { "content-type": "text/html; charset=utf-8" },
        },
      },
      {
        title: "serves a file of a folder in it",
        path: "/css/site.css",
        expected: { status: 200, headers: { "content-type": "text/css; charset=utf-8" } },
      },
      { title: "uploads no hidden file", path: "/.hidden", expected: { status: 404 } },
    ],
    notSimulated: [],
  },
];
