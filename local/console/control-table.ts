/**
 * The table of controls: what is served, refused and documented under `/__local/` is made from its rows.
 *
 * @module
 */
import type { ViewerRequest } from "../http/message.ts";
import { type ControlAnswer, type Controls, plainAnswer } from "../server/controls.ts";
import { type Fields, readFields, type Values } from "./fields.ts";

/** What a row of the table says about a control. */
interface RowBase {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Like `/__local/regions/{region}`; a parameter that ends in `+` takes the rest of the path, slashes too. */
  readonly path: string;
  /** What it does, in one line without a full stop. */
  readonly summary: string;
  /** What it answers, for people. */
  readonly answer: string;
  /** Media type of the answer. @default "application/json" */
  readonly answerType?: string;
  /** A body that is not JSON: its description. @default none */
  readonly content?: string;
}

/** One control, as it is declared. */
export interface ControlDeclaration<F extends Fields> extends RowBase {
  /** Parameters: those that the path names, the others in the query string, or in JSON in the body of a POST. */
  readonly fields: F;
  readonly run: (
    values: Values<F>,
    request: ViewerRequest,
  ) => ControlAnswer | Promise<ControlAnswer>;
}

/** One control. */
export interface ControlRow extends RowBase {
  readonly fields: Fields;
  /** @param given Parameters as they were sent, by name. */
  readonly serve: (
    given: Readonly<Record<string, unknown>>,
    request: ViewerRequest,
  ) => ControlAnswer | Promise<ControlAnswer>;
}

/** A row of the table, whose parameters are read before it runs. */
export function control<F extends Fields>(declaration: ControlDeclaration<F>): ControlRow {
  const { run, ...row } = declaration;
  return {
    ...row,
    serve(given, request) {
      const { values, problems } = readFields(row.fields, given);
      return problems.length > 0 ? badRequest(problems) : run(values, request);
    },
  };
}

/** The problems that there are. */
export function problemsOf(
  known: readonly (readonly [isThere: boolean, problem: string])[],
): readonly string[] {
  return known.flatMap(([isThere, problem]) => (isThere ? [problem] : []));
}

/** A problem in each line. */
export function badRequest(problems: readonly string[]): ControlAnswer {
  return plainAnswer(400, problems.join("\n"));
}

/** An answer in JSON. */
export function jsonAnswer(value: unknown, status = 200): ControlAnswer {
  const body = `${JSON.stringify(value, undefined, 2)}\n`;
  return { status, contentType: "application/json", body };
}

/** The parts of a path that are parameters. */
const parameter = /\{(\w+)(\+?)\}/g;

/** Names of the parameters of a path. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(parameter)].map(([, name = ""]) => name);
}

/** One path and its controls by method. */
interface Route {
  readonly form: RegExp;
  readonly rows: ReadonlyMap<string, ControlRow>;
}

/** A fixed path before one with a parameter in the same place. */
function routesOf(rows: readonly ControlRow[]): readonly Route[] {
  const paths = [...new Set(rows.map(({ path }) => path))];
  return paths
    .sort((a, b) => pathParameters(a).length - pathParameters(b).length)
    .map((path) => ({
      form: new RegExp(
        `^${path
          .replace(/[.]/g, "\\.")
          .replace(parameter, (_, name, rest) => `(?<${name}>${rest === "" ? "[^/]+" : ".+"})`)}$`,
        "s",
      ),
      rows: new Map(rows.filter((row) => row.path === path).map((row) => [row.method, row])),
    }));
}

/** Answers the requests for the controls of a table. */
export function serveControls(rows: readonly ControlRow[]): Controls {
  const routes = routesOf(rows);
  return (request) => {
    const { method, path } = request;
    for (const route of routes) {
      const match = route.form.exec(path);
      if (match !== null) {
        const row = route.rows.get(method === "HEAD" ? "GET" : method);
        return row === undefined
          ? methodNotAllowed(route, path)
          : serveRow(row, match.groups ?? {}, request);
      }
    }
    return plainAnswer(404, "no such control; GET /__local/openapi.json lists them");
  };
}

function methodNotAllowed({ rows }: Route, path: string): ControlAnswer {
  const methods = [...rows.keys()].flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]));
  return {
    ...plainAnswer(405, `${path} takes ${methods.join(", ")}`),
    headers: ["Allow", methods.join(", ")],
  };
}

function serveRow(
  row: ControlRow,
  inPath: Readonly<Record<string, string>>,
  request: ViewerRequest,
): ControlAnswer | Promise<ControlAnswer> {
  const reading = givenOf(row, inPath, request);
  return "problems" in reading ? badRequest(reading.problems) : row.serve(reading.given, request);
}

/** Parameters as they were sent: those of the path, the query string and the body. */
function givenOf(
  row: ControlRow,
  inPath: Readonly<Record<string, string>>,
  { querystring, body }: ViewerRequest,
): { readonly given: Readonly<Record<string, unknown>> } | { readonly problems: string[] } {
  const query = new URLSearchParams(querystring);
  const inQuery = [...new Set(query.keys())].map((name): [string, unknown] => {
    const field = Object.hasOwn(row.fields, name) ? row.fields[name] : undefined;
    const texts = query.getAll(name);
    return [name, field === undefined ? texts[0] : field.fromTexts(texts)];
  });
  const hasMembers = body.length > 0 && row.content === undefined;
  const members = hasMembers && row.method === "POST" ? membersOf(body) : undefined;
  if (hasMembers && members === undefined) {
    const must = row.method === "POST" ? "be a JSON object" : "be empty";
    return { problems: [`the body must ${must}`] };
  }
  const all: readonly (readonly [string, unknown])[] = [
    ...Object.entries(inPath).map(([name, text]) => [name, decoded(text)] as const),
    ...inQuery,
    ...Object.entries(members ?? {}),
  ];
  const names = all.map(([name]) => name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return twice.size > 0
    ? { problems: [...twice].map((name) => `${JSON.stringify(name)} must be given in one place`) }
    : { given: Object.fromEntries(all) };
}

/** A part of a path; as it is where its escapes are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function membersOf(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
