/**
 * How AWS WAF behaves where its documentation leaves it open.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { matchStatementsPage, rateBasedPage, textTransformationsPage } from "./waf-pages.ts";

export const rateEstimate: Fact<string> = {
  about: "The counts of a rate-based rule",
  value:
    "Requests of a window are summed every 10 s, recent ones weigh more, and each change takes effect up to 20 s later.",
  ...rateBasedPage,
  certainty: "inferred",
  note: "AWS documents a check about every 10 s, an estimate that favors recent traffic, and a lag that is normally below 30 s.",
};

export const rateKeyTransformations: Fact<string> = {
  about: "The capacity of a custom key",
  value: "Each text transformation of a key uses as many units as one of a match statement.",
  ...matchStatementsPage,
  certainty: "inferred",
  note: "The documentation names 30 units for a key and nothing for its transformations; this is the higher reading.",
};

export const rateKeyRepeatedValues: Fact<string> = {
  about: "Several values under one name in a custom key",
  value: "They count as one text.",
  ...rateBasedPage,
  certainty: "inferred",
};

export const urlDecodePlus: Fact<string> = {
  about: "URL_DECODE and the plus sign",
  value: "A plus sign stays a plus sign, and an invalid escape stays as it is.",
  ...textTransformationsPage,
  certainty: "inferred",
};

export const htmlEntityDecodeBytes: Fact<string> = {
  about: "HTML_ENTITY_DECODE and references above one byte",
  value: "A reference above 255 becomes the byte of its lowest eight bits.",
  ...textTransformationsPage,
  certainty: "inferred",
};
