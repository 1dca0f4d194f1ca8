/**
 * A resource computed from the season.
 *
 * @module
 */
import { seasonCacheControl } from "../cache-lifetime.ts";
import { type SeasonLookup, seasonMarker, seasonProblem } from "../season-lookup.ts";
import type { ApiAnswer } from "./api-answer.ts";
import { parametersRefused } from "./api-problem.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { Parameters, Values } from "./parameter.ts";
import { answered } from "./plan.ts";
import { publicAnswer, type Reply } from "./public-answer.ts";
import { type Given, readParameters } from "./read-parameters.ts";
import type { Route } from "./route.ts";
import type { SeasonIndex } from "./season-index.ts";

/** The definition of a resource. */
export interface SeasonResource<P extends Parameters> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: P;
  readonly schema: JsonSchema;
  /** @throws never */
  reply(values: Values<P>, index: SeasonIndex): Reply;
}

/** A reply, or a problem. */
export type SeasonReply =
  | { readonly kind: "reply"; readonly reply: Reply; readonly from: "current" | "last-good" }
  | { readonly kind: "problem"; readonly answer: ApiAnswer };

/** The description of a resource's route: everything but its plan. */
export function routeOf<P extends Parameters>(
  resource: SeasonResource<P>,
  scopes: Route["scopes"],
): Omit<Route, "plan"> {
  const { path, operationId, summary, parameters, schema } = resource;
  return {
    method: "GET",
    path,
    operationId,
    summary,
    parameters: Object.values(parameters),
    scopes,
    schema,
    example: (index) => exampleOf(resource, index),
  };
}

/** Makes the public route of a resource, which is cached as long as the season. */
export function publicRoute<P extends Parameters>(resource: SeasonResource<P>): Route {
  return {
    ...routeOf(resource, undefined),
    sharedFrom: "season",
    plan: (asked, terms) => ({
      kind: "season",
      next: (lookup, nowMs) => {
        const { request } = asked;
        const found = replyFrom(resource, { path: asked.path, query: request.query }, lookup);
        if (found.kind === "problem") {
          return answered(found.answer);
        }
        const keep = seasonCacheControl(found.from, terms.freshness, nowMs);
        const answer = publicAnswer(found.reply, keep, request.ifNoneMatch, terms.tagBody);
        return answered(marked(answer, lookup));
      },
    }),
  };
}

/** The response, with the header that marks the last good season. */
export function marked(answer: ApiAnswer, lookup: SeasonLookup<SeasonIndex>): ApiAnswer {
  return { ...answer, headers: { ...answer.headers, ...seasonMarker(lookup) } };
}

/** Computes the reply of a resource. @throws never */
export function replyFrom<P extends Parameters>(
  resource: SeasonResource<P>,
  given: Given,
  lookup: SeasonLookup<SeasonIndex>,
): SeasonReply {
  if (lookup.kind === "none") {
    return { kind: "problem", answer: seasonProblem(lookup.fault) };
  }
  const reading = readParameters(resource.parameters, given, lookup.made);
  return reading.kind === "refused"
    ? { kind: "problem", answer: parametersRefused(reading.faults, reading.isUnknown) }
    : { kind: "reply", reply: resource.reply(reading.values, lookup.made), from: lookup.kind };
}

/** The reply with the example of every parameter; empty for a problem. */
function exampleOf<P extends Parameters>(resource: SeasonResource<P>, index: SeasonIndex): object {
  const examples = Object.values(resource.parameters).map(
    (parameter) => [parameter, { name: parameter.name, value: parameter.example }] as const,
  );
  const path = examples.filter(([{ in: where }]) => where === "path");
  const found = replyFrom(
    resource,
    {
      path: Object.fromEntries(path.map(([, { name, value }]) => [name, value])),
      query: examples.filter(([{ in: where }]) => where === "query").map(([, pair]) => pair),
    },
    { kind: "current", made: index },
  );
  return found.kind === "reply" ? found.reply.body : {};
}
