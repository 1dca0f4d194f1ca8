/**
 * Which requests the list shows.
 *
 * @module
 */
import type { RequestSummary } from "../../trace/request-record.ts";

/** What a request is looked at by. */
type Test = (request: RequestSummary) => boolean;

/** Everything of a request that plain words are looked for in. */
function textOf({
  method,
  url,
  host,
  endpoint,
  cache,
  functions,
  region,
  clientIp,
  place,
}: RequestSummary): string {
  return [method, url, host, endpoint, cache, region, clientIp, place?.country, ...functions]
    .join(" ")
    .toLowerCase();
}

/** Filters by a field, like `status:5xx`. */
const fields: Readonly<Record<string, (request: RequestSummary, value: string) => boolean>> = {
  status: ({ status }, value) =>
    /^[1-5]xx$/.test(value)
      ? Math.floor((status ?? 0) / 100) === Number(value[0])
      : String(status ?? "").startsWith(value),
  method: ({ method }, value) => method.toLowerCase() === value,
  cache: ({ cache }, value) => cache.toLowerCase().startsWith(value),
  function: ({ functions }, value) => functions.some((name) => name.toLowerCase().includes(value)),
  region: ({ region }, value) => (region ?? "").startsWith(value),
  viewer: ({ place, clientIp }, value) =>
    (place?.country ?? "").toLowerCase() === value || clientIp.startsWith(value),
  slower: ({ durationMs }, value) => (durationMs ?? 0) > Number(value),
};

/** Names of the fields that a filter can name. */
export const filterFields: readonly string[] = Object.keys(fields);

function testOf(word: string): Test {
  const [name = "", ...rest] = word.split(":");
  const value = rest.join(":");
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field === undefined || value === ""
    ? (request) => textOf(request).includes(word)
    : (request) => field(request, value);
}

/**
 * Reads a filter: words that all must be found, `status:404`, `status:5xx`, `cache:hit`, `region:eu`, `viewer:NZ`,
 * `function:router`, `method:post` or `slower:100` (milliseconds). A word with `-` before it must not be found.
 */
export function readFilter(text: string): Test {
  const tests = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "-")
    .map((word): Test => {
      if (!word.startsWith("-")) {
        return testOf(word);
      }
      const test = testOf(word.slice(1));
      return (request) => !test(request);
    });
  return (request) => tests.every((test) => test(request));
}
