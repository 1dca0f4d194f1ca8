/**
 * A handler's source, turned into the one file Lambda runs.
 *
 * @module
 */
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import {
  type BuildFailure,
  type BuildOptions,
  build as esbuild,
  formatMessagesSync,
} from "esbuild";

/** Without an extension: esbuild finds the `.ts` of the sources and the `.js` of the package. */
const environmentCredentials = fileURLToPath(new URL("./environment-credentials", import.meta.url));

/** What is bundled, and for what. */
interface Source {
  /** Handler source, relative to the program's working directory. */
  readonly entry: string;
  /** The oldest Node.js it has to run on, as esbuild names it. @default "node24" */
  readonly target?: "node22" | "node24";
}

/** What a {@link bundle} is made from. */
export interface BundleArgs extends Source {
  /** Compiled in as `CONFIG`; never secret, since whoever reads the function reads it. */
  readonly config: object;
  /** Most bytes a package may have, before compression. */
  readonly maxBytes: number;
}

/** A bundle that could not be made; the message is esbuild's, for people. */
export class BundleError extends Error {
  override readonly name = "BundleError";
}

/** How every handler is bundled: what its tests load is made in the same way. */
export function bundleOptions({ entry, target = "node24" }: Source) {
  return {
    // Names inside the bundle are relative to this, so that no machine's own path gets into it.
    absWorkingDir: process.cwd(),
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    format: "esm",
    target,
    // The SDK's ES modules shake; the CommonJS ones esbuild takes by default do not: 27 % fewer bytes.
    mainFields: ["module", "main"],
    alias: { "@aws-sdk/credential-provider-node": environmentCredentials },
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
  } as const satisfies BuildOptions;
}

/** Puts a configuration where the bundle looks for `CONFIG`: a name that it leaves open. */
export function withConfig(code: string, config: object): string {
  return `const CONFIG=${JSON.stringify(config)};${code}`;
}

/** Bundles by source: the same function in ten Regions is bundled once, and told ten things. */
const bundled = new Map<string, Promise<string>>();

/**
 * Bundles one handler. Same sources and same configuration give the same bytes, on every machine.
 *
 * @throws {BundleError} when the source does not build, exports no `handler`, or becomes too large.
 */
export async function bundle({ config, maxBytes, ...source }: BundleArgs): Promise<string> {
  const key = JSON.stringify([path.resolve(source.entry), source.target]);
  const building = bundled.get(key) ?? build(source);
  bundled.set(key, building);
  const text = withConfig(await building, config);
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > maxBytes) {
    throw new BundleError(
      `${path.normalize(source.entry)} must bundle to at most ${maxBytes} bytes, got ${sizeBytes}`,
    );
  }
  return text;
}

async function build(source: Source): Promise<string> {
  const { outputFiles, metafile } = await esbuild(bundleOptions(source)).catch(
    (failure: BuildFailure) => {
      throw new BundleError(
        formatMessagesSync(failure.errors ?? [], { kind: "error", terminalWidth: 100 }).join("") ||
          failure.message,
        { cause: failure },
      );
    },
  );
  const exported = Object.values(metafile.outputs).flatMap((output) => output.exports);
  if (!exported.includes("handler")) {
    throw new BundleError(
      `${path.normalize(source.entry)} must export \`handler\`, got ${JSON.stringify(exported)}`,
    );
  }
  return outputFiles[0]?.text ?? "";
}
