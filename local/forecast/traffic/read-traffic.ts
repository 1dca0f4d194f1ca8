/**
 * Reads a traffic from a file: a pattern, which may begin with a preset, or a log.
 *
 * @module
 */
import { LineCounter, parseDocument } from "yaml";
import { presetNames, presetOf } from "./presets.ts";
import { isLog, readLog } from "./read-log.ts";
import { readPattern } from "./read-pattern.ts";
import { type Traffic, TrafficError } from "./traffic.ts";

/** Problems of a file that is not YAML at all, of which more say nothing new. */
const maxProblems = 10;

/**
 * Reads what a file holds: YAML or JSON, or a log.
 *
 * @param name Of the file, for messages.
 * @throws {TrafficError} with everything that is wrong.
 */
export function readTraffic(text: string, name: string): Traffic {
  if (isLog(text)) {
    return readLog(text, name);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      ({ message, pos }) => `line ${lines.linePos(pos[0]).line}: ${message}`,
    );
    const more = problems.length - maxProblems;
    throw new TrafficError(name, [
      ...problems.slice(0, maxProblems),
      ...(more > 0 ? [`and ${more} more: neither YAML nor JSON, nor a log that is known`] : []),
    ]);
  }
  const value: unknown = document.toJS();
  if (typeof value !== "object" || value === null || !("preset" in value)) {
    return readPattern(value, name);
  }
  const { preset, ...own } = value;
  const base = typeof preset === "string" ? presetOf(preset) : undefined;
  if (base === undefined) {
    throw new TrafficError(name, [
      `preset must be one of ${presetNames.join(", ")}, got ${JSON.stringify(preset)}`,
    ]);
  }
  return readPattern({ ...base, ...own }, name);
}
