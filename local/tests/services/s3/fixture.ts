/**
 * An S3 of its own for one test: a folder that goes away, a clock that stands still.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAwsServer } from "../../../server/aws-server.ts";
import type { Principal } from "../../../services/iam/principal.ts";
import { createS3, type S3, type S3Options } from "../../../services/s3/s3.ts";
import type { S3Request, S3Response } from "../../../services/s3/s3-message.ts";

/** 2026-11-21T12:00:00.750Z: not a whole second, since S3 keeps none of the rest. */
export const startMs = Date.UTC(2026, 10, 21, 12, 0, 0, 750);

/** Buckets every fixture has. */
export const plain = { name: "plain", region: "eu-west-1", versioned: false };
export const versioned = { name: "versioned", region: "eu-west-1", versioned: true };

/** What a test may say of a request; everything else has a default. */
export interface Ask {
  readonly host?: string;
  readonly querystring?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** `null` leaves it to the request's own signature. */
  readonly principal?: Principal | null;
}

/** An S3 and what a test wants to know of it. */
export interface Fixture {
  readonly s3: S3;
  readonly root: string;
  readonly logs: string[];
  /** Milliseconds since the epoch; a test may move it. */
  clockMs: number;
  /** Asks in process, as the owner of the account unless told otherwise. */
  ask(method: string, path: string, ask?: Ask): Promise<S3Response>;
  /** Another S3 over the same folder, as after a restart. */
  restart(): Promise<void>;
}

/** A request as the fixture asks it. */
export function makeRequest(method: string, path: string, ask: Ask = {}): S3Request {
  const principal = ask.principal === undefined ? { kind: "account" as const } : ask.principal;
  return {
    method,
    path,
    host: ask.host ?? "127.0.0.1:9000",
    querystring: ask.querystring ?? "",
    headers: ask.headers ?? {},
    body: async () => Buffer.from(ask.body ?? ""),
    ...(principal === null ? {} : { principal }),
  };
}

/** Runs a test against a fresh S3. The account may do everything, anybody else nothing. */
export async function withS3(
  test: (fixture: Fixture) => Promise<void>,
  options: Partial<S3Options> = {},
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "touchline-s3-"));
  const logs: string[] = [];
  const create = () =>
    createS3({
      root,
      buckets: [plain, versioned],
      nowMs: () => fixture.clockMs,
      principal: () => ({ kind: "account" }),
      authorize: ({ kind }) => kind === "account",
      log: (message) => logs.push(message),
      ...options,
    });
  let current: S3 | undefined;
  const fixture: Fixture = {
    get s3() {
      current ??= create();
      return current;
    },
    root,
    logs,
    clockMs: startMs,
    ask: (method, path, ask) => fixture.s3.handle(makeRequest(method, path, ask)),
    async restart() {
      current = create();
    },
  };
  try {
    await test(fixture);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Serves an S3 on loopback while a test runs, as the local runtime does. */
export async function withServer(
  s3: Pick<S3, "listener">,
  test: (port: number) => Promise<void>,
): Promise<void> {
  const server = createAwsServer(async () => ({ s3 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await test(port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Status and, for an error, its code. */
export function verdict(response: S3Response): string {
  const code = /<Code>(\w+)<\/Code>/.exec(response.body.toString())?.[1];
  return code === undefined ? String(response.status) : `${response.status} ${code}`;
}

/** The text of every element of that name, in order. */
export function elements(response: S3Response, name: string): string[] {
  const pattern = new RegExp(`<${name}>([^<]*)</${name}>`, "g");
  return [...response.body.toString().matchAll(pattern)].map(([, text]) => text ?? "");
}
