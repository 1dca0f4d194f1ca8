/**
 * The process a program is evaluated in: records it, hands the graph to its parent, and ends.
 *
 * A fresh process has fresh modules, and takes nothing with it when the program crashes or hangs.
 *
 * @module
 */
import { traceBundles } from "./bundle-trace.ts";
import type { ChildAnswer, ChildRequest } from "./evaluate.ts";
import { lightenSdk, nameSources, trackNoPromises } from "./light-sdk.ts";
import { missingModule } from "./missing-module.ts";
import { findProgram } from "./program-entry.ts";
import { ProgramError } from "./program-error.ts";
import { shareSdk } from "./share-sdk.ts";

// A parent that is gone needs no answer.
process.once("disconnect", () => process.exit());
process.once("message", (request: ChildRequest) => {
  // The parent hears from this process once; waiting for it must not keep the program's process alive.
  process.channel?.unref();
  // biome-ignore lint/style/noProcessEnv: for this process, not for those that the program starts
  delete process.env["NODE_COMPILE_CACHE"];
  // biome-ignore lint/style/noProcessEnv: the SDK reads it from nowhere else, once, when it is loaded
  process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
  void run(request)
    .catch(
      (error: unknown): ChildAnswer => ({
        kind: "failed",
        message:
          error instanceof ProgramError
            ? error.message
            : (missingModule(error, request.root) ?? String(error)),
      }),
    )
    .then((answer) => process.send?.(answer, () => process.exit()));
});

async function run(request: ChildRequest): Promise<ChildAnswer> {
  const entry = findProgram(request.root, request.stack.main);
  process.chdir(entry.folder);
  shareSdk(entry.folder);
  // After the hook that says which copy is used, and before it is loaded.
  const sdk = import.meta.resolve("@pulumi/pulumi");
  lightenSdk(sdk);
  trackNoPromises(sdk);
  nameSources();
  const bundles = request.trace ? traceBundles(entry.folder) : [];
  const { runProgram } = await import("./run-program.ts");
  return runProgram(request, entry, { folder: entry.folder, bundles });
}
