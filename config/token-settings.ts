/**
 * Settings of tokens: keys, required claims, and paths that need one.
 *
 * @module
 */
import type { TokenPath } from "../functions/contract.ts";
import type { SettingReader } from "./setting-reader.ts";

/** Settings of tokens. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly leewaySeconds: number;
  /** In order: the first path that matches applies. */
  readonly paths: readonly TokenPath[];
  /** Generation of the stack's key that signs. */
  readonly keyGeneration: number;
  /** Regions to which the private keys are replicated. */
  readonly replicaRegions: readonly string[];
  /** Key set of an external issuer, in place of the stack's keys. */
  readonly outsideKeys: Readonly<Record<string, unknown>> | undefined;
}

/** RFC 6749 §3.3. */
export const scope = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** Reads the settings of tokens. */
export function readTokenSettings(read: SettingReader, homeRegion: string): TokenSettings {
  const paths = read.objects("tokenPaths", (item): TokenPath => {
    return {
      path: item.text("path"),
      scopes: item.texts("scopes"),
      forward: item.oneOf("forward", ["keep", "strip"]),
    };
  });
  read.note(paths.flatMap(({ path, scopes }, index) => pathProblems(index, path, scopes)));
  read.note(overlaps(paths.map(({ path }) => path)));
  return {
    issuer: read.text("tokenIssuer"),
    audience: read.text("tokenAudience"),
    leewaySeconds: read.whole("tokenLeewaySeconds", 0, 300),
    paths,
    keyGeneration: read.whole("tokenKeyGeneration", 1, 1_000_000),
    replicaRegions: read.list("tokenKeyRegions", (region) =>
      region === homeRegion ? "a Region other than the home Region" : undefined,
    ),
    outsideKeys: read.object("tokenKeySet"),
  };
}

function pathProblems(index: number, path: string, scopes: readonly string[]): readonly string[] {
  const where = `tokenPaths[${index}]`;
  return [
    ...(/^\/([^*?]*|([^*?]+\/)?\*)$/.test(path)
      ? []
      : [`${where}.path must begin with / and may end with /*, got ${JSON.stringify(path)}`]),
    ...scopes
      .filter((each) => !scope.test(each))
      .map((each) => `${where}.scopes must be strings without spaces, got ${JSON.stringify(each)}`),
  ];
}

/** A path that an earlier one covers would never match. */
function overlaps(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path, index) => {
    const taker = paths
      .slice(0, index)
      .find((earlier) => earlier === path || isUnder(path, earlier));
    return taker === undefined
      ? []
      : [
          `tokenPaths[${index}].path must not be covered by an earlier one, got ${JSON.stringify(path)} under ${JSON.stringify(taker)}`,
        ];
  });
}

function isUnder(path: string, pattern: string): boolean {
  return pattern.endsWith("/*") && path.startsWith(pattern.slice(0, -1));
}
