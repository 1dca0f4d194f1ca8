/**
 * The documents of the repository.
 *
 * @module
 */
import { globSync } from "node:fs";
import { root } from "./stacks/recorded.ts";

/** Files that match, relative to the root, in alphabetical order. */
export function files(...patterns: string[]): readonly string[] {
  const exclude = ["**/node_modules/**", "**/dist/**", "docs/api/**"];
  return globSync(patterns, { cwd: root, exclude }).sort();
}

/** Every Markdown document, relative to the root. */
export function documents(): readonly string[] {
  return files("*.md", "{components,docs,examples,facade,functions,local,policies,tests}/**/*.md");
}
