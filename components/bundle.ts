/**
 * A handler's source, turned into the one file Lambda runs.
 *
 * @module
 */
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildFailure, type BuildOptions, build, formatMessagesSync } from "esbuild";

/** Stands for the SDK's search for credentials, which Lambda has ready in the environment. */
const environmentCredentials = fileURLToPath(
  new URL("../functions/adapters/environment-credentials.ts", import.meta.url),
);

/** What a {@link bundle} is made from. */
export interface BundleArgs {
  /** Handler source, relative to the program's working directory. */
  readonly entry: string;
  /** Compiled in as `CONFIG`; never secret, since whoever reads the function reads it. */
  readonly config: object;
  /** Most bytes a package may have, before compression. */
  readonly maxBytes: number;
  /** The oldest Node.js it has to run on, as esbuild names it. @default "node24" */
  readonly target?: "node22" | "node24";
}

/** A bundle that could not be made; the message is esbuild's, for people. */
export class BundleError extends Error {
  override readonly name = "BundleError";
}

/** How every handler is bundled: what its tests load is made in the same way. */
export function bundleOptions({ entry, config, target = "node24" }: Omit<BundleArgs, "maxBytes">) {
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
    define: { CONFIG: JSON.stringify(config) },
  } as const satisfies BuildOptions;
}

/**
 * Bundles one handler. Same sources and same configuration give the same bytes, on every machine.
 *
 * @throws {BundleError} when the source does not build, exports no `handler`, or becomes too large.
 */
export async function bundle({ maxBytes, ...args }: BundleArgs): Promise<string> {
  const { entry } = args;
  const { outputFiles, metafile } = await build({ ...bundleOptions(args) }).catch(
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
      `${path.normalize(entry)} must export \`handler\`, got ${JSON.stringify(exported)}`,
    );
  }
  const text = outputFiles[0]?.text ?? "";
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > maxBytes) {
    throw new BundleError(
      `${path.normalize(entry)} must bundle to at most ${maxBytes} bytes, got ${sizeBytes}`,
    );
  }
  return text;
}
