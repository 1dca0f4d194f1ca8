/**
 * The form with which people sign in.
 *
 * @module
 */
import { h } from "./dom.ts";
import type { SessionState } from "./session.ts";
import type { View } from "./view-context.ts";

/** What the form does. */
export interface SignInActions {
  signIn(email: string): void;
  /** Asks for another link. */
  again(): void;
}

/** Renders the form, or what to do after it was sent. */
export function signInView(
  state: Exclude<SessionState, { kind: "in" | "unknown" }>,
  actions: SignInActions,
): View {
  const title = "Results desk";
  const heading = h("h1", { tabindex: -1 }, title);
  if (state.kind === "asked") {
    const text = `If ${state.email} may sign in, a link is on its way. It can be used once, within ${state.minutes} minutes, and leads back here.`;
    return {
      title,
      content: [
        heading,
        h("p", { class: "lead", role: "status" }, text),
        h("p", { class: "actions" }, button("Use another address", actions.again)),
      ],
    };
  }
  return {
    title,
    content: [
      heading,
      h(
        "p",
        { class: "lead" },
        "For those who enter results. You get a link by mail; there is no password.",
      ),
      h(
        "form",
        {
          class: "card narrow",
          onsubmit: (event) => {
            event.preventDefault();
            actions.signIn(String(new FormData(event.target as HTMLFormElement).get("email")));
          },
        },
        h("label", { for: "email" }, "Mail address"),
        h("input", {
          id: "email",
          name: "email",
          type: "email",
          autocomplete: "email",
          required: true,
          maxlength: 254,
        }),
        h("button", {}, "Send me a link"),
        h("p", { class: "caption", role: "status" }, state.message),
      ),
    ],
  };
}

function button(text: string, onclick: () => void): HTMLElement {
  return h("button", { type: "button", onclick }, text);
}
