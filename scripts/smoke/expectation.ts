/**
 * What a response must be like, as data.
 *
 * @module
 */
import { type Check, type Session, verdictOf } from "./check.ts";
import type { Answer, Question } from "./exchange.ts";

/** What a text must be: exactly, of a form, or absent. */
export type Wanted = string | RegExp | null;

/** What a response must be like. */
export interface Expectation {
  /** One of them, where there are several. */
  readonly status?: number | readonly number[];
  readonly headers?: Readonly<Record<string, Wanted>>;
  /** What the body contains. */
  readonly text?: RegExp;
  /** What the body does not contain. */
  readonly never?: RegExp;
  /** Bytes of the body. */
  readonly length?: number;
}

/** A request, and what its response must be like. */
export interface Step extends Question {
  readonly path: string;
  readonly expect: Expectation;
}

/** Longest excerpt of a found value. */
const maxExcerpt = 120;

/** Faults of a response, each as one line. */
export function faultsOf(
  { path, method = "GET" }: { readonly path: string; readonly method?: string },
  answer: Answer,
  expect: Expectation,
): readonly string[] {
  const at = `${method} ${excerpt(path)}`;
  const statuses = [expect.status ?? []].flat();
  const faults =
    statuses.length === 0 || statuses.includes(answer.status)
      ? []
      : [`${at}: status ${statuses.join(" or ")} expected, found ${answer.status}`];
  for (const [name, wanted] of Object.entries(expect.headers ?? {})) {
    const found = answer.headers[name];
    if (!isAsWanted(found, wanted)) {
      faults.push(`${at}: ${name} ${shown(wanted)} expected, found ${quoted(found)}`);
    }
  }
  if (expect.text !== undefined && !expect.text.test(answer.text)) {
    faults.push(`${at}: a body like ${expect.text} expected, found ${quoted(answer.text)}`);
  }
  if (expect.never?.test(answer.text)) {
    faults.push(`${at}: no ${expect.never} in the body expected, found ${quoted(answer.text)}`);
  }
  if (expect.length !== undefined && answer.bytes.length !== expect.length) {
    faults.push(`${at}: ${expect.length} bytes expected, found ${answer.bytes.length}`);
  }
  return faults;
}

/** A check that is a list of requests, sent one after the other. */
export function stepsCheck({
  steps,
  ...rest
}: Omit<Check, "run"> & { readonly steps: readonly Step[] }): Check {
  return {
    ...rest,
    async run(session) {
      const faults: string[] = [];
      for (const step of steps) {
        const { path, expect, ...question } = step;
        faults.push(...faultsOf(step, await session.ask(path, question), expect));
      }
      return verdictOf(faults);
    },
  };
}

/** Asks until a response comes from the cache: locations of CloudFront have several caches. @returns the last response. */
export async function askUntilHit(
  session: Session,
  path: string,
  question: Question = {},
): Promise<Answer> {
  const times = session.isLocal ? 2 : 6;
  let answer = await session.ask(path, question);
  for (let time = 1; time < times && !isHit(answer); time += 1) {
    answer = await session.ask(path, question);
  }
  return answer;
}

/** Whether a response comes from the cache. */
export function isHit({ headers }: Answer): boolean {
  return /^(?:Refresh)?Hit from cloudfront$/.test(headers["x-cache"] ?? "");
}

/** A found text, short enough for one line. */
export function quoted(text: string | undefined): string {
  return text === undefined ? "none" : JSON.stringify(excerpt(text));
}

function excerpt(text: string): string {
  return text.length > maxExcerpt ? `${text.slice(0, maxExcerpt)}…` : text;
}

function isAsWanted(found: string | undefined, wanted: Wanted): boolean {
  if (wanted === null || found === undefined) {
    return wanted === null && found === undefined;
  }
  return typeof wanted === "string" ? found === wanted : wanted.test(found);
}

function shown(wanted: Wanted): string {
  return wanted === null
    ? "to be absent"
    : typeof wanted === "string"
      ? quoted(wanted)
      : `${wanted}`;
}
