/**
 * Bundles a handler's source into the one file that Lambda runs.
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

/** A source, and the runtime it is bundled for. */
interface Source {
  /** Handler source, relative to the program's working directory. */
  readonly entry: string;
  /** The oldest Node.js version that the bundle has to run on, as esbuild names it. @default "node24" */
  readonly target?: "node22" | "node24";
}

/** Arguments of {@link bundle}. */
export interface BundleArgs extends Source {
  /** Compiled in as the constant `CONFIG`. Must not contain secrets: it can be read in the function's code. */
  readonly config: object;
  /** Maximum size of the bundle before compression, in bytes. */
  readonly maxBytes: number;
}

/** A source that cannot be bundled. The message contains esbuild's, with file, line and column. */
export class BundleError extends Error {
  override readonly name = "BundleError";
}

/** esbuild's options for every handler. */
export function bundleOptions({ entry, target = "node24" }: Source) {
  return {
    // Paths inside the bundle are relative to this folder, so that the bytes are the same on every machine.
    absWorkingDir: process.cwd(),
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    format: "esm",
    target,
    // esbuild can remove unused code from the SDK's ES modules, but not from its CommonJS ones: 27 % fewer bytes.
    mainFields: ["module", "main"],
    alias: { "@aws-sdk/credential-provider-node": environmentCredentials },
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
  } as const satisfies BuildOptions;
}

/** Defines the constant `CONFIG`, which a bundle uses and does not define. */
export function withConfig(code: string, config: object): string {
  return `const CONFIG=${JSON.stringify(config)};${code}`;
}

/** Bundles by source: a function that is deployed to ten Regions is bundled once, and configured ten times. */
const bundled = new Map<string, Promise<string>>();

/**
 * Bundles one handler. The same sources and configuration give the same bytes on every machine.
 *
 * @throws {BundleError} when the source does not build, exports no `handler`, or becomes too large.
 */
export async function bundle({ config, maxBytes, ...source }: BundleArgs): Promise<string> {
  const key = JSON.stringify([path.resolve(source.entry), source.target]);
  const building = bundled.get(key) ?? build(source);
  bundled.set(key, building);
  building.catch(() => bundled.delete(key));
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
