/**
 * Reads which names a policy lets through: `{ cookieBehavior: "whitelist", cookies: { items: [...] } }`
 * and its likes.
 *
 * @module
 */
import { policySelections } from "../../aws/cloudfront-forms.ts";
import type { Selection } from "../http/name-selection.ts";
import type { Reader } from "./property-reader.ts";

/** AWS's words for the ways to choose. */
export type SelectionWord = "none" | "whitelist" | "allExcept" | "all" | "allViewer";

/** Where one kind of name is spelled. */
export interface SelectionSpelling {
  /** Property that holds the word, like `cookieBehavior`. */
  readonly behavior: string;
  /** Property that holds the names, like `cookies`. */
  readonly names: string;
  /** Words this policy knows. */
  readonly words: readonly [SelectionWord, ...SelectionWord[]];
}

/** Names stay as written: query strings and cookies are case-sensitive. */
export function readSelection(config: Reader, spelling: SelectionSpelling): Selection {
  const word = config.oneOf(spelling.behavior, spelling.words);
  const names = config.object(spelling.names).texts("items");
  switch (word) {
    case "none":
      return { kind: "none" };
    case "all":
    case "allViewer":
      return { kind: "all" };
    case "whitelist":
    case "allExcept":
      if (names.length === 0) {
        config.refuse(spelling.names, `must hold at least one name for ${word}`);
      }
      return { kind: word === "whitelist" ? "allow" : "all-except", names };
  }
}

/** Header names in lower case, as the edge keeps them. */
export function lowerCased(selection: Selection): Selection {
  return "names" in selection
    ? { ...selection, names: selection.names.map((name) => name.toLowerCase()) }
    : selection;
}

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyCookiesConfig.html */
export const cookieSpelling: SelectionSpelling = {
  behavior: "cookieBehavior",
  names: "cookies",
  words: policySelections.value,
};

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyQueryStringsConfig.html */
export const queryStringSpelling: SelectionSpelling = {
  behavior: "queryStringBehavior",
  names: "queryStrings",
  words: policySelections.value,
};
