/**
 * Headers as lines of text, to be edited.
 *
 * @module
 */
import type { RecordedHeaders } from "../../trace/request-record.ts";

/** Headers that the runtime writes itself. */
const own = /^(host|content-length|connection|x-local-viewer|x-local-address)$/i;

/** Headers as lines, to be edited. */
export function headerLines(headers: RecordedHeaders): string {
  return headers
    .filter(([name]) => !own.test(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** Lines as headers. A line without a colon is a name without a value. */
export function readHeaderLines(text: string): [string, string][] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.indexOf(":");
      return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
}
