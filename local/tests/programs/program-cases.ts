/**
 * The programs of this folder, with requests and the answers that AWS would give.
 *
 * @module
 */
import type { LocalOptions } from "../../start-local.ts";
import { echoServer } from "./echo-server.ts";

/** One request and what is compared of its answer. */
export interface Exchange {
  readonly title: string;
  /** The position of the endpoint. @default 0 */
  readonly port?: number;
  /** @default "GET" */
  readonly method?: string;
  readonly path: string;
  /** @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default none */
  readonly body?: string;
  readonly expected: {
    readonly status: number;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  };
}

/** How a program is started, beside its folder; `close` is called at the end. */
export type ProgramOptions = LocalOptions & { readonly close?: () => Promise<void> };

/** One program. */
export interface ProgramCase {
  readonly folder: string;
  /** What it is an example of. */
  readonly what: string;
  /** @default none */
  readonly options?: () => ProgramOptions | Promise<ProgramOptions>;
  readonly exchanges: readonly Exchange[];
  /** Type and property of every finding. */
  readonly notSimulated: readonly string[];
}

const originSslProtocols =
  "aws:cloudfront/distribution:Distribution origins[0].customOriginConfig.originSslProtocols";
const viewerCertificate = "aws:cloudfront/distribution:Distribution viewerCertificate";

/** Every program of the folder. */
export const programs: readonly ProgramCase[] = [
  {
    folder: "callback-functions",
    what: "an HTTP API without a distribution, functions in the program, extensionless imports",
    exchanges: [
      {
        title: "invokes the function of a route",
        path: "/hello/ann",
        expected: { status: 200, body: "Hello ann!", headers: { "content-type": "text/plain" } },
      },
      {
        title: "answers 404 without a route",
        path: "/",
        expected: { status: 404, body: '{"message":"Not Found"}' },
      },
      {
        title: "answers 403 under a foreign name",
        path: "/hello/ann",
        headers: { host: "example.org" },
        expected: { status: 403 },
      },
    ],
    notSimulated: [
      "aws:lambda/function:Function runtime",
      "aws:dynamodb/table:Table",
    ],
  },
  {
    folder: "several-distributions",
    what: "JavaScript and CommonJS, two distributions, BucketV2",
    exchanges: [
      { title: "serves the first", path: "/", expected: { status: 200, body: "site one" } },
      {
        title: "serves the second on a port of its own",
        port: 1,
        path: "/",
        expected: { status: 200, body: "site two" },
      },
      {
        title: "serves the second under its name",
        path: "/",
        headers: { host: "two.example.org" },
        expected: { status: 200, body: "site two" },
      },
      {
        title: "refuses an unknown name",
        path: "/",
        headers: { host: "three.example.org" },
        expected: { status: 403, headers: { "x-cache": "Error from cloudfront" } },
      },
    ],
    notSimulated: [viewerCertificate],
  },
  {
    folder: "external-origin",
    what: "a load balancer of another team, legacy cache settings, main in a folder",
    options: async () => {
      const { url, close } = await echoServer();
      return { origins: { "app.internal.example.com": url }, close };
    },
    exchanges: [
      {
        title: "passes on what forwardedValues name, and nothing else",
        path: "/a?b=1",
        headers: { cookie: "session=1; other=2", "accept-language": "de", "x-other": "1" },
        expected: {
          status: 200,
          headers: { "x-cache": "Miss from cloudfront" },
          body: "GET /a?b=1 app.internal.example.com cookie=session=1 language=de from=cloudfront other=",
        },
      },
      {
        title: "keeps a copy by them",
        path: "/a?b=1",
        headers: { cookie: "session=1; other=3", "accept-language": "de" },
        expected: { status: 200, headers: { "x-cache": "Hit from cloudfront" } },
      },
      {
        title: "passes a redirect on",
        path: "/redirect",
        expected: { status: 302, headers: { location: "/there" } },
      },
      {
        title: "passes on a request with a body",
        method: "POST",
        path: "/form",
        body: "x=1",
        expected: {
          status: 200,
          body: "POST /form app.internal.example.com cookie= language= from=cloudfront other= x=1",
        },
      },
    ],
    notSimulated: [originSslProtocols, viewerCertificate],
  },
  {
    folder: "external-origin",
    what: "without an address for the origin",
    exchanges: [
      {
        title: "answers 502",
        path: "/a",
        expected: { status: 502, headers: { "x-cache": "Error from cloudfront" } },
      },
    ],
    notSimulated: [
      "aws:cloudfront/distribution:Distribution origins",
      originSslProtocols,
      viewerCertificate,
    ],
  },
  {
    folder: "origin-access-identity",
    what: "a static site with an origin access identity, data sources and an error page",
    exchanges: [
      { title: "serves the site", path: "/", expected: { status: 200, body: "<h1>home</h1>\n" } },
      {
        title: "serves the error page",
        path: "/nothing",
        headers: { host: "www.example.com" },
        expected: { status: 404, body: "<h1>not found</h1>\n" },
      },
    ],
    notSimulated: ["aws:cloudfront/distribution:Distribution priceClass", viewerCertificate],
  },
];
