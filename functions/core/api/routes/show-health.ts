/**
 * `GET /v1/health`: the health of a Region, from one invocation without I/O.
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
  summary: "The Region, the function version, and whether the sandbox holds a season.",
  parameters: [],
  scopes: undefined,
  schema: exactly({
    status: { const: "ok" },
    region: text,
    version: text,
    season: {
      enum: ["held", "none"],
      description: "Of the responding sandbox: a new one holds none until its first request.",
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
