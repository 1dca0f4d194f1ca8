/**
 * Which view an address shows.
 *
 * @module
 */
import { signal } from "@preact/signals";

/** The views. */
export const views = ["requests", "stack", "world", "shelves"] as const;

/** One of them. */
export type View = (typeof views)[number];

/** A view, and what of it. */
export interface Route {
  readonly view: View;
  /** Id of a request or of a part, or name of a shelf; empty for the view as a whole. */
  readonly item: string;
}

/** Reads the part of an address after `#`. What it does not know is the first view. */
export function readRoute(hash: string): Route {
  const [, name = "", ...rest] = hash.replace(/^#/, "").split("/");
  const view = views.find((each) => each === name) ?? "requests";
  return { view, item: decoded(rest.join("/")) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a view. */
export function hrefOf(view: View, item = ""): string {
  return item === "" ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`;
}

/** The view that is shown. */
export const route = signal<Route>({ view: "requests", item: "" });

/** Follows the address. */
export function followAddress(): void {
  const read = () => {
    route.value = readRoute(location.hash);
  };
  addEventListener("hashchange", read);
  read();
}
