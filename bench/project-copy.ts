/**
 * A copy of the program in another folder, with generated stack files.
 *
 * @module
 */
import { appendFile, cp, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { programParts } from "../tests/stacks/recorded.ts";

/**
 * Copies the program with all its stacks, and adds settings to each.
 *
 * @param settings Lines of a stack file, below `config:`.
 * @returns the folder; remove it afterwards.
 */
export async function copyProject(settings: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "touchline-bench-"));
  const stacks = ["Pulumi.dev.yaml", "Pulumi.prod.yaml"];
  for (const part of [...programParts, ...stacks, "package.json", "Pulumi.yaml"]) {
    await cp(part, join(folder, part), { recursive: true });
  }
  for (const stack of stacks) {
    await appendFile(join(folder, stack), settings.map((line) => `  ${line}\n`).join(""));
  }
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}
