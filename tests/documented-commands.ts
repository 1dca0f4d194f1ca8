/**
 * The commands in the documents: blocks marked `sh` are run by tests, blocks marked `sh account` need an account of AWS.
 *
 * @module
 */

/** One command, with the lines that it continues on. */
export interface Command {
  /** Without the comment. */
  readonly text: string;
  /** What follows `#`: for a `curl -i`, what its output contains. */
  readonly comment: string;
}

/** A block of commands. */
export interface CommandBlock {
  /** Line of its fence, from 1. */
  readonly line: number;
  readonly needsAccount: boolean;
  readonly commands: readonly Command[];
}

const beginsCommand =
  /^\s*(?:\w+=\S* )*(?:(?:npm|npx|node|curl|aws|pulumi|open|export|touchline|git|cd) [\w\-.$"'/]|\.ci\/\w|\w+=\$\()/;

const usesAccount =
  /(?:^|npx |\()pulumi |--(?:from|on) aws|^aws (?!.*127\.0\.0\.1)|\.ci\/(?:deploy|preview|release|aws-)/m;

/** The marked blocks of a document, and the lines of commands in none of them. */
export function commandsIn(document: string): {
  readonly blocks: readonly CommandBlock[];
  /** Numbers of lines, from 1. */
  readonly unmarked: readonly number[];
} {
  const fences = [...document.matchAll(/^ *```(.*)\n([\s\S]*?)^ *```$/gm)].map((found) => ({
    line: document.slice(0, found.index).split("\n").length,
    mark: found[1] ?? "",
    lines: (found[2] ?? "").split("\n"),
    height: found[0].split("\n").length,
  }));
  const isMarked = ({ mark }: { readonly mark: string }) => mark === "sh" || mark === "sh account";
  const isFenced = (line: number) =>
    fences.some((fence) => line >= fence.line && line < fence.line + fence.height);
  const indented = document
    .split("\n")
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text, line }) => /^ {4}/.test(text) && beginsCommand.test(text) && !isFenced(line));
  const forShells = /^(?:$|sh\b|bash\b|shell\b|console\b)/;
  const foreign = fences.filter(
    (fence) =>
      !isMarked(fence) &&
      forShells.test(fence.mark) &&
      fence.lines.some((each) => beginsCommand.test(each)),
  );
  return {
    blocks: fences.filter(isMarked).map(({ line, mark, lines }) => ({
      line,
      needsAccount: mark === "sh account",
      commands: commandsOf(lines),
    })),
    unmarked: [...indented, ...foreign].map(({ line }) => line).sort((a, b) => a - b),
  };
}

/** Blocks whose mark says the opposite of their commands. */
export function wronglyMarked(blocks: readonly CommandBlock[]): readonly number[] {
  return blocks
    .filter(
      ({ needsAccount, commands }) =>
        needsAccount !== commands.some(({ text }) => usesAccount.test(text)),
    )
    .map(({ line }) => line);
}

function commandsOf(lines: readonly string[]): readonly Command[] {
  const commands: Command[] = [];
  let begun = "";
  for (const line of lines) {
    const [, text = "", comment = ""] = /^(.*?)(?:\s+#\s(.*))?$/.exec(line.trim()) ?? [];
    begun += begun === "" ? text : `\n${text}`;
    // A line that ends with a backslash, and the body of a loop, continue.
    const isOpen = text.endsWith("\\") || (/^for .* do$/m.test(begun) && text !== "done");
    if (!isOpen && begun.trim() !== "") {
      commands.push({ text: begun, comment });
    }
    begun = isOpen ? begun : "";
  }
  return commands;
}
