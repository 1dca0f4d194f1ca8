/**
 * The view of an address that names nothing.
 *
 * @module
 */
import { h } from "./dom.ts";
import { addressOf } from "./place.ts";
import type { View, ViewContext } from "./view-context.ts";

/** Says what is wrong, and leads on. */
export function unknownView(reason: string, { leagues }: Pick<ViewContext, "leagues">): View {
  return {
    title: "Not found",
    content: [
      h("h1", { tabindex: -1 }, "Not found"),
      h("p", { class: "lead" }, reason),
      h(
        "ul",
        { class: "links" },
        ...leagues.leagues.map(({ id, name }) =>
          h("li", {}, h("a", { href: addressOf({ kind: "league", league: id }) }, name)),
        ),
        h("li", {}, h("a", { href: addressOf({ kind: "home" }) }, "Every league")),
      ),
    ],
  };
}
