/**
 * Clients of S3 that people use, in their default settings, against an S3 of the test.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Fixture, plain, versioned, withS3, withServer } from "../fixture.ts";

/** What the commands are run with: no settings of the person at this machine. */
function environment(port: number): Record<string, string> {
  const remote = "RCLONE_CONFIG_LOCAL";
  return {
    // biome-ignore lint/style/noProcessEnv: the commands are found, and find their own parts, by them
    PATH: process.env["PATH"] ?? "",
    // biome-ignore lint/style/noProcessEnv: as above
    HOME: process.env["HOME"] ?? "",
    LC_ALL: "C.UTF-8",
    AWS_ACCESS_KEY_ID: "KEY",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_PAGER: "",
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    NO_PROXY: "127.0.0.1",
    RCLONE_CONFIG: "/dev/null",
    [`${remote}_TYPE`]: "s3",
    [`${remote}_PROVIDER`]: "Other",
    [`${remote}_ENDPOINT`]: `http://127.0.0.1:${port}`,
    [`${remote}_REGION`]: "eu-west-1",
    [`${remote}_ENV_AUTH`]: "true",
    RCLONE_RETRIES: "1",
    RCLONE_LOW_LEVEL_RETRIES: "1",
  };
}

/** What a test of a client has at hand. */
export interface ClientTest extends Pick<Fixture, "ask" | "root"> {
  readonly port: number;
  /** Runs a command; rejects with its standard error when it fails. */
  readonly run: (command: string, ...words: readonly string[]) => Promise<string>;
  /** A path in a folder of the test. */
  readonly path: (name: string) => string;
}

/** Runs a test against an S3 with the buckets `plain` and `versioned` of eu-west-1, and `east` of us-east-1. */
export function withClients(test: (client: ClientTest) => Promise<void>): Promise<void> {
  const east = { name: "east", region: "us-east-1", versioned: false };
  return withS3(
    (fixture) =>
      withServer(fixture.s3, async (port) => {
        const folder = join(fixture.root, "files");
        await mkdir(folder, { recursive: true });
        const options = { env: environment(port), cwd: folder, maxBuffer: 1 << 24 };
        await test({
          ask: fixture.ask,
          root: fixture.root,
          port,
          path: (name) => join(folder, name),
          run: async (command, ...words) =>
            (await promisify(execFile)(command, words, options)).stdout,
        });
      }),
    {
      buckets: [plain, versioned, east],
      nowMs: () => Date.now(),
      secret: () => "secret",
    },
  );
}

/** 20 MB of which no two megabytes are the same. */
export function bigFile(): Buffer {
  const file = Buffer.alloc(20 * 1024 * 1024);
  for (let offset = 0; offset < file.length; offset += 4) {
    file.writeUInt32LE((Math.imul(offset, 2654435761) ^ (offset >>> 7)) >>> 0, offset);
  }
  return file;
}

/** Writes small files whose names need encoding, and folders. */
export async function writeManyFiles(folder: string): Promise<void> {
  await mkdir(join(folder, "sub folder"), { recursive: true });
  const names = Array.from({ length: 30 }, (_, index) => `file-${index}.txt`);
  for (const name of [...names, "sub folder/a+b é.txt", "sub folder/100%.txt", "empty"]) {
    const file = join(folder, name);
    await writeFile(file, name === "empty" ? "" : `text of ${name}`);
    // Clients compare times with those of S3, which are whole seconds: what was just written counts as newer.
    await utimes(file, longAgo, longAgo);
  }
}

const longAgo = new Date("2020-01-01T00:00:00Z");

/** The files of a folder, by their paths in it. */
export async function readFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) =>
          [file.slice(folder.length + 1), (await readFile(file)).toString("latin1")] as const,
      ),
    ),
  );
}
