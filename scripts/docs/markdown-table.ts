/**
 * Tables in generated Markdown.
 *
 * @module
 */

/** A table with a heading; vertical bars and line ends in cells are kept from breaking it. */
export function markdownTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [heading, heading.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map(asCell).join(" | ")} |`)
    .join("\n");
}

/** A word as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

function asCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
