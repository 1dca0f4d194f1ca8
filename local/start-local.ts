/**
 * Serves a Pulumi program on loopback: the public API of this package.
 *
 * @module
 */
import type { Local, LocalOptions } from "./local-options.ts";
import { ServedProgram } from "./served-program.ts";
import { readOriginMapping } from "./services/external/origin-mapping.ts";

export type { Local, LocalEndpoint, LocalOptions } from "./local-options.ts";

/**
 * Evaluates a Pulumi program and serves it on 127.0.0.1 until it is closed.
 *
 * ```ts
 * const local = await startLocal({ root: "infrastructure", dataFolder: await mkdtemp(join(tmpdir(), "local-")) });
 * const response = await fetch(`${local.url}/index.html`);
 * await local.close();
 * ```
 *
 * @throws {LocalError} when a port or the data folder is in use, or the stack cannot be served.
 * @throws {StackFileError} when `Pulumi.yaml` or the stack file cannot be used.
 * @throws {ProgramError} when the program throws.
 * @throws {ModelError} when the program declares what cannot be served; lists all of it.
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  // Before an evaluation that would be for nothing.
  const external = readOriginMapping(options.origins ?? {}, options.allowNetwork ?? false);
  const program = new ServedProgram(options);
  const evaluating = program.evaluate();
  evaluating.catch(() => undefined);
  // Loading the modules that serve keeps this process busy: the process of the evaluation works meanwhile.
  await program.begun;
  const { serveProgram } = await import("./serve-program.ts");
  return serveProgram(program, evaluating, { ...options, external });
}
