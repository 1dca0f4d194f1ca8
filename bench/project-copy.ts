/**
 * A copy of the program in another folder, with generated stack files.
 *
 * @module
 */
import { cp, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { changeStackFile, type Settings } from "../tests/stack-files.ts";
import { programParts } from "../tests/stacks/recorded.ts";

/**
 * Copies the program with all its stacks, none of which is initialized, and changes settings of each.
 *
 * @returns the folder; remove it afterwards.
 */
export async function copyProject(settings: Settings): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "touchline-bench-"));
  const stacks = ["Pulumi.dev.yaml", "Pulumi.prod.yaml"];
  for (const part of [...programParts, ...stacks, "package.json", "Pulumi.yaml"]) {
    await cp(part, join(folder, part), { recursive: true });
  }
  for (const stack of stacks) {
    changeStackFile(join(folder, stack), settings);
  }
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}
