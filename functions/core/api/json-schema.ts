/**
 * JSON Schemas that several responses share, by their name in OpenAPI.
 *
 * @see https://json-schema.org/draft/2020-12 The dialect of OpenAPI 3.1.
 * @module
 */

/** A JSON Schema, 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** An object with exactly these members. */
export function exactly(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return withOptional(properties, {});
}

/** An object with the required members, the optional ones, and no others. */
export function withOptional(
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  return {
    type: "object",
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** An array of these. */
export function listOf(items: JsonSchema): JsonSchema {
  return { type: "array", items };
}

/** One of {@link sharedSchemas}. */
export function shared(name: keyof typeof sharedSchemas): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A text that is not empty. */
export const text: JsonSchema = { type: "string", minLength: 1 };

/** A whole number, 0 or more. */
export const count: JsonSchema = { type: "integer", minimum: 0 };

/** A whole number, 1 or more. */
export const ordinal: JsonSchema = { type: "integer", minimum: 1 };

const named = exactly({ id: text, name: text });

const scored = { points: count, tries: count, conversions: count, penalties: count };

/** Schemas by name, in `components/schemas`. */
export const sharedSchemas = {
  Named: { ...named, description: "A league or a team: its id for URLs, and its name." },
  Side: {
    ...withOptional({ id: text, name: text }, { ...scored, dropGoals: count }),
    description:
      "One side of a match. The scores are present when the match has been played or is live.",
  },
  Match: withOptional(
    {
      league: { $ref: "#/components/schemas/Named" },
      week: ordinal,
      game: { ...ordinal, description: "Its number in the week of its league, from 1." },
      played: { type: "boolean", description: "Whether its result is final and counts." },
      home: { $ref: "#/components/schemas/Side" },
      away: { $ref: "#/components/schemas/Side" },
    },
    {
      kickOff: {
        type: "string",
        description: "In UTC, as in RFC 3339: 2026-09-12T14:00:00Z.",
        pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$",
      },
      venue: text,
      status: {
        enum: ["live", "void"],
        description: "A live match is in progress; a void one was abandoned or annulled.",
      },
    },
  ),
  TableRow: exactly({
    position: ordinal,
    team: { $ref: "#/components/schemas/Named" },
    played: count,
    won: count,
    drawn: count,
    lost: count,
    pointsFor: count,
    pointsAgainst: count,
    pointsDifference: { type: "integer" },
    bonusPoints: count,
    leaguePoints: count,
  }),
  Problem: {
    type: "object",
    description: "A problem document (RFC 9457).",
    properties: {
      type: text,
      title: text,
      status: { type: "integer", minimum: 400, maximum: 599 },
      detail: text,
      allowed: listOf(text),
      errors: listOf(
        withOptional(
          { parameter: text, in: { enum: ["path", "query"] }, detail: text },
          { allowed: { anyOf: [listOf(text), exactly({ minimum: count, maximum: count })] } },
        ),
      ),
    },
    required: ["type", "title", "status", "detail"],
  },
} as const satisfies Readonly<Record<string, JsonSchema>>;
