/**
 * `GET /v1/health`: that a region answers, at the cost of one invocation and no more.
 *
 * @module
 */
import { unkeptAnswer } from "../api-answer.ts";
import { exactly, text } from "../json-schema.ts";
import { answered } from "../plan.ts";
import type { Route } from "../route.ts";

/** See the module. */
export const showHealth: Route = {
  method: "GET",
  path: "/v1/health",
  operationId: "showHealth",
  summary: "That a region answers: which, by what version, and whether it holds a season yet.",
  parameters: [],
  scopes: undefined,
  schema: exactly({
    status: { const: "ok" },
    region: text,
    version: text,
    season: {
      enum: ["held", "none"],
      description: "Of the sandbox that answered: a fresh one holds none until it is first asked.",
    },
  }),
  example: () => ({ status: "ok", region: "eu-west-1", version: "7", season: "held" }),
  plan: (_, { region }) => ({
    kind: "sandbox",
    next: ({ version, isSeasonHeld }) =>
      answered(
        unkeptAnswer({ status: "ok", region, version, season: isSeasonHeld ? "held" : "none" }),
      ),
  }),
};
