/**
 * The OpenAPI document of the controls.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 * @module
 */
import { type ControlRow, control, jsonAnswer, pathParameters } from "./control-table.ts";
import { schemaOf } from "./fields.ts";

/** Answers of every control, beside its own. */
const refusals = {
  "400": "Parameters that are not allowed: one problem in each line",
  "403": "A request of another site's page, or under a name that is not this machine's",
  "404": "What the path or a parameter names is not there",
  "405": "Another method; Allow lists those of the path",
  "409": "Not now: the text says why",
  "413": "Too large: the text says what is allowed",
};

const described = (description: string, contentType: string) => ({
  description,
  content: { [contentType]: {} },
});

/** Where a control takes its parameters. */
function parametersOf({ path, method, fields, content }: ControlRow): object {
  const inPath = pathParameters(path);
  const others = Object.entries(fields).filter(([name]) => !inPath.includes(name));
  const parameter = (name: string, place: "path" | "query") => {
    const { about = "", schema = {}, isRequired = true } = fields[name] ?? {};
    return {
      name,
      in: place,
      required: place === "path" || isRequired,
      description: about,
      schema,
    };
  };
  // Objects are read from JSON alone.
  const inQuery = others.filter(([, { schema }]) => !JSON.stringify(schema).includes('"object"'));
  const isPost = method === "POST";
  const requestBody =
    content !== undefined
      ? { description: content, required: true, content: { "application/octet-stream": {} } }
      : isPost && others.length > 0
        ? {
            description: "The parameters; they may be in the query string instead",
            content: { "application/json": { schema: schemaOf(Object.fromEntries(others)) } },
          }
        : undefined;
  return {
    parameters: [
      ...inPath.map((name) => parameter(name, "path")),
      // A POST takes each in one place or the other, so none is required in the query string.
      ...inQuery.map(([name]) => ({
        ...parameter(name, "query"),
        ...(isPost && { required: false }),
      })),
    ],
    ...(requestBody && { requestBody }),
  };
}

function operation(row: ControlRow): object {
  const { summary, answer, answerType = "application/json" } = row;
  return {
    summary,
    ...parametersOf(row),
    responses: {
      "200": described(answer, answerType),
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, text]) => [status, described(text, "text/plain")]),
      ),
    },
  };
}

/** The document of a table. */
export function openApiDocument(rows: readonly ControlRow[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const row of rows) {
    const path = row.path.replaceAll("+}", "}");
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(row) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Controls of touchline",
      version: "1",
      description:
        "What the local runtime shows of a stack, and what it lets its user change. For pages and tools of this machine only.",
    },
    servers: [{ url: "/" }],
    paths,
  };
}

/** A table with the control that describes it. */
export function withDocument(rows: readonly ControlRow[]): readonly ControlRow[] {
  const all: readonly ControlRow[] = [
    control({
      method: "GET",
      path: "/__local/openapi.json",
      summary: "Describes the controls",
      answer: "An OpenAPI 3.1 document",
      fields: {},
      run: () => jsonAnswer(openApiDocument(all)),
    }),
    ...rows,
  ];
  return all;
}
