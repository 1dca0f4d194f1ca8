/**
 * Kick-offs in the viewer's language and zone.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { dateText } from "../../site/date-text.ts";

const kickOff = "2026-09-12T22:30:00Z";

describe("dateText", () => {
  it("has the day and the time in the viewer's zone", () => {
    const london = dateText(["en-GB"], "Europe/London");
    assert.deepEqual(
      [london.day(kickOff), london.shortDay(kickOff), london.time(kickOff), london.zone],
      ["Saturday 12 September", "12 Sept", "23:30", "Europe/London"],
    );
    const auckland = dateText(["en-NZ"], "Pacific/Auckland");
    assert.match(auckland.day(kickOff), /^Sunday,? 13 September$/);
    assert.match(auckland.time(kickOff), /^10:30/);
  });

  it("uses the viewer's English, and Britain's for other languages", () => {
    assert.match(dateText(["fr-FR", "en-US"], "UTC").time(kickOff), /^10:30\sPM$/);
    assert.equal(dateText(["fr-FR"], "UTC").day(kickOff), "Saturday 12 September");
    assert.equal(dateText([], "UTC").time(kickOff), "22:30");
  });

  it("returns what is not a date as it is", () => {
    assert.equal(dateText([]).day("soon"), "soon");
  });
});
