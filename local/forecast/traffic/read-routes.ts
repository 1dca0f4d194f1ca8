/**
 * Reads the routes of a traffic.
 *
 * @module
 */
import { allMethods } from "../../../aws/cloudfront-method-sets.ts";
import { Fields, shown } from "./pattern-fields.ts";
import type { TrafficRoute } from "./traffic.ts";

const methods: readonly string[] = allMethods.value;

/** The most values of one text in braces. */
const maxValues = 100_000;

const members = ["path", "query", "method", "weight", "values", "headers", "body", "token"];

/** @param place Where the list stands. */
export function readRoutes(
  list: readonly unknown[],
  place: string,
  problems: string[],
): readonly TrafficRoute[] {
  return list.map((each, at) => readRoute(each, `${place}[${at}]`, problems));
}

function readRoute(value: unknown, place: string, problems: string[]): TrafficRoute {
  const fields = new Fields(value, place, problems, members);
  const path = fields.text("path", "");
  if (!path.startsWith("/") || /[?#\s]/.test(path)) {
    fields.wrong("path", "a path that starts with /, without query and white space");
  }
  const method = fields.text("method", "GET");
  if (!methods.includes(method)) {
    fields.wrong("method", `one of ${methods.join(", ")}`);
  }
  const body = fields.value("body");
  const route: TrafficRoute = {
    path,
    query: fields.text("query", "").replace(/^\?/, ""),
    method,
    weight: fields.number("weight", 1, [0, 1e9]),
    ...readValues(fields),
    headers: readHeaders(fields),
    body:
      typeof body === "object" && body !== null ? JSON.stringify(body) : fields.text("body", ""),
    token: fields.flag("token"),
  };
  checkBraces(route, fields);
  return route;
}

/** Lists, how many values there are, which are then 1, 2, 3 …, or objects of the program. */
function readValues(fields: Fields): Pick<TrafficRoute, "values" | "objects"> {
  const values: Record<string, readonly string[]> = {};
  const objects: Record<string, string> = {};
  for (const [name, given] of Object.entries(fields.map("values"))) {
    const pattern = objectsOf(given);
    if (pattern !== undefined) {
      objects[name] = pattern;
      continue;
    }
    const list =
      typeof given === "number" && Number.isInteger(given) && given >= 1 && given <= maxValues
        ? Array.from({ length: given }, (_, at) => String(at + 1))
        : given;
    if (!Array.isArray(list) || list.length === 0 || list.length > maxValues) {
      fields.problems.push(
        `${fields.at("values")}.${name} must be a list of 1 to ${maxValues} texts, how many there are, or { objects: "pattern*" }, got ${shown(given)}`,
      );
      continue;
    }
    values[name] = list.map(String);
  }
  return { values, objects };
}

/** The pattern of `{ objects: "assets/*" }`. */
function objectsOf(given: unknown): string | undefined {
  const isMap = typeof given === "object" && given !== null && Object.keys(given).length === 1;
  const pattern = isMap && "objects" in given ? given.objects : undefined;
  return typeof pattern === "string" ? pattern : undefined;
}

function readHeaders(fields: Fields): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields.map("headers"))) {
    if (typeof value !== "string" || !/^[\w-]+$/.test(name)) {
      fields.problems.push(
        `${fields.at("headers")}.${name} must be a text under a header name, got ${shown(value)}`,
      );
    }
    headers[name.toLowerCase()] = String(value);
  }
  return headers;
}

/** Every text in braces has values, and every value is used. */
function checkBraces(route: TrafficRoute, fields: Fields): void {
  const { path, query, body } = route;
  const values: Readonly<Record<string, unknown>> = { ...route.values, ...route.objects };
  const used = new Set(
    [...`${path}?${query}`.matchAll(/\{([\w-]+)\}/g)].map(([, name = ""]) => name),
  );
  for (const name of used) {
    if (values[name] === undefined) {
      fields.problems.push(
        `${fields.place} has {${name}} and no values of it; add values: { ${name}: [...] }`,
      );
    }
  }
  for (const name of Object.keys(values)) {
    if (!used.has(name) && !body.includes(`{${name}}`)) {
      fields.problems.push(`${fields.at("values")}.${name} is not used in path, query or body`);
    }
  }
}
