/**
 * The programs of this folder, with requests and the answers that AWS would give.
 *
 * @module
 */
import type { LocalOptions } from "../../start-local.ts";

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
      "aws:dynamodb/table:Table",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment policyArn",
      "aws:lambda/permission:Permission",
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
];
