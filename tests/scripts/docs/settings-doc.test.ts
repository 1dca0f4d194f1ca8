/**
 * The documents of settings and of routes.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { listLeagues } from "../../../functions/core/api/routes/list-leagues.ts";
import { showClaims } from "../../../functions/core/api/routes/show-claims.ts";
import { renderRoutes } from "../../../scripts/docs/api-doc.ts";
import { renderSettings } from "../../../scripts/docs/settings-doc.ts";

describe("renderSettings", () => {
  it("has a row for each setting, with the values of stacks that differ", () => {
    const text = renderSettings(
      {
        days: { type: "array", default: [], description: "Days." },
        name: { type: "string", default: "", description: "A | B." },
      },
      { dev: { days: ["1", "2", "3", "4", "5"] }, prod: { days: ["1"] } },
    );
    assert.deepEqual(text.split("\n").slice(-2), [
      '| `days` | array | `[]` | dev: `"1"` and 4 more; prod: `["1"]` | Days. |',
      "| `name` | string |  |  | A \\| B. |",
    ]);
  });
});

describe("renderRoutes", () => {
  it("has a section for each route, with its example", () => {
    const [public_, guarded] = renderRoutes([listLeagues, showClaims]).split(
      /(?=### GET \/v1\/me)/,
    );
    assert.match(public_ ?? "", /^### GET \/v1\/leagues\n\nEvery league.*\n\n```json\n\{\n/);
    assert.match(guarded ?? "", /\n\nRequires a token\.\n\n/);
  });
});
