/**
 * Reads the body of a request: a JSON object of strings, or a form.
 *
 * @module
 */
import { queryPairs } from "../api/query-pairs.ts";
import { readStrictObject } from "../tokens/strict-object.ts";
import type { AuthRequest } from "./auth-message.ts";
import type { AuthProblemCode, Rendering } from "./auth-problem.ts";

/** Values by name, or the problem. */
export type FieldsReading =
  | { readonly kind: "fields"; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: "refused"; readonly code: AuthProblemCode };

type BodyKind = "json" | "form" | "other";

/**
 * Reads the members or parameters, each of which must be there once. Members of JSON that are not strings are refused.
 *
 * @throws never
 */
export function readFields(request: AuthRequest): FieldsReading {
  if (request.body === undefined) {
    return { kind: "refused", code: "body-too-large" };
  }
  const kind = bodyKind(request);
  if (kind === "other") {
    return { kind: "refused", code: "media-type" };
  }
  const fields = kind === "json" ? jsonFields(request.body) : formFields(request.body);
  return fields === undefined
    ? { kind: "refused", code: "body-refused" }
    : { kind: "fields", fields };
}

/** A form gets pages, everything else JSON. @throws never */
export function renderingOf(request: AuthRequest): Rendering {
  return bodyKind(request) === "form" ? "page" : "json";
}

/** Reads a form. @returns `undefined` when a name is repeated, or a value is not percent-encoded UTF-8. */
export function formFields(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const { name, value } of queryPairs(text)) {
    if (value === undefined || fields.has(name)) {
      return undefined;
    }
    fields.set(name, value);
  }
  return fields;
}

function jsonFields(text: string): ReadonlyMap<string, string> | undefined {
  const members = Object.entries(readStrictObject(text) ?? { "": undefined });
  const fields = members.flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return fields.length === members.length ? new Map(fields) : undefined;
}

function bodyKind({ headers }: AuthRequest): BodyKind {
  const [, type, charset] =
    /^\s*([\w.+-]+\/[\w.+-]+)\s*(?:;\s*charset="?([\w-]+)"?\s*)?$/i.exec(
      headers["content-type"] ?? "",
    ) ?? [];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8") {
    return "other";
  }
  switch (type?.toLowerCase()) {
    case "application/json":
      return "json";
    case "application/x-www-form-urlencoded":
      return "form";
    default:
      return "other";
  }
}
