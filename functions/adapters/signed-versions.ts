/**
 * The versions of the season object, read without the SDK, which would be most of an edge function.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 * @module
 */
import { text as textOf } from "node:stream/consumers";
import type { SeasonLocation } from "../contract.ts";
import { maxSeasonBytes } from "../core/read-season.ts";
import { statusOf } from "./s3-failure.ts";
import { s3Get } from "./s3-get.ts";
import { maxListed, type SeasonVersions, type StoredVersion } from "./stored-version.ts";

/** Each attempt, and one request with its second attempt, milliseconds. */
const times = { connectMs: 1000, answerMs: 2000, totalMs: 3000 } as const;

/** Makes it. Connections are kept. */
export function signedVersions(location: SeasonLocation): SeasonVersions {
  const { key } = location;
  const getBucket = s3Get({ ...location, key: "" }, times);
  const getObject = s3Get(location, times);
  return {
    async list() {
      const query = { versions: "", prefix: key, "max-keys": String(maxListed) };
      const response = await getBucket({ query }, AbortSignal.timeout(times.totalMs));
      return versionsIn(await textOf(response), key);
    },
    async read(id) {
      try {
        const response = await getObject(
          { query: { versionId: id } },
          AbortSignal.timeout(times.totalMs),
        );
        if (Number(response.headers["content-length"]) > maxSeasonBytes) {
          response.destroy();
          return undefined;
        }
        return await textOf(response);
      } catch (error) {
        if (statusOf(error) === 404) {
          return undefined;
        }
        throw error;
      }
    },
  };
}

/**
 * What S3 lists of one key, newest first; of other keys with the same beginning, nothing.
 *
 * @throws {Error} for what is no list.
 */
function versionsIn(xml: string, key: string): readonly StoredVersion[] {
  if (!/<ListVersionsResult[\s>]/.test(xml)) {
    throw new Error("S3 responded with something else than a list of versions");
  }
  const own = [...xml.matchAll(/<Version>(.*?)<\/Version>/gs)]
    .map(
      ([, version = ""]) =>
        (name: string) =>
          memberOf(version, name),
    )
    .filter((member) => member("Key") === key);
  if (own[0]?.("IsLatest") !== "true") {
    return [];
  }
  return own.map((member) => ({
    id: member("VersionId"),
    tag: member("ETag"),
    atMs: Date.parse(member("LastModified")),
  }));
}

/** Empty when there is none. */
function memberOf(xml: string, name: string): string {
  const [, text = ""] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (entity, decimal, hex, named) => {
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    return named === undefined ? String.fromCodePoint(code) : (entities[named] ?? entity);
  });
}

/** @see https://www.w3.org/TR/xml/#sec-predefined-ent */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  quot: '"',
};
