/**
 * Stack files, changed as YAML: `pulumi stack init` and `pulumi config set` rewrite them in a form of their own.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type Document, parseDocument, stringify } from "yaml";

/** Settings by name, without the project's. */
export type Settings = Readonly<Record<string, unknown>>;

/** How `pulumi stack init` binds a file to the secrets of one stack. */
const secretKeys = ["encryptionsalt", "encryptedkey", "secretsprovider"];

/** Changes settings in a stack file, which keeps what binds it to the secrets of its stack. */
export function setInStackFile(path: string, settings: Settings): void {
  writeFileSync(path, withSettings(readFileSync(path, "utf8"), settings).toString());
}

/**
 * Changes settings in the text of a stack file.
 *
 * @returns the text without what binds the file to the secrets of an initialized stack: a copy gets its own.
 */
export function changedStackFile(text: string, settings: Settings): string {
  const file = withSettings(text, settings);
  for (const key of secretKeys) {
    file.delete(key);
  }
  return file.toString();
}

/** Changes settings in the stack file of a copy. */
export function changeStackFile(path: string, settings: Settings): void {
  writeFileSync(path, changedStackFile(readFileSync(path, "utf8"), settings));
}

function withSettings(text: string, settings: Settings): Document {
  const file = parseDocument(text);
  for (const [name, value] of Object.entries(settings)) {
    file.setIn(["config", `touchline:${name}`], value);
  }
  return file;
}

/** The text of a stack file after `pulumi stack init` with a passphrase: scalars in quotes, the salt last. */
export function initializedStackFile(text: string): string {
  const { config } = parseDocument(text).toJS() as { config: Settings };
  const quoted = Object.entries(config).map(([key, value]) => [
    key,
    typeof value === "object" ? value : String(value),
  ]);
  return stringify({
    config: Object.fromEntries(quoted),
    encryptionsalt: "v1:5pHUYXkPvFE=:v1:mwbgPHEHLhZDbw5k:Z2DRxPmQ0vFiaOCPTqRvLT4kFw4qNA==",
  });
}
