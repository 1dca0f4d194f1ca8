/**
 * The view of one game at the desk: the form, what came of it, and both states of a conflict.
 *
 * @module
 */
import type { MatchView } from "../functions/core/api/match-view.ts";
import { maxCounts } from "../functions/core/season-limits.ts";
import {
  type GameTarget,
  pointsOf,
  type ScoreName,
  type Scores,
  scoreNames,
  scoresOf,
  stateText,
  targetOf,
} from "./desk-write.ts";
import { type Child, h } from "./dom.ts";
import type { EditOutcome, GameEdit, GameVersion, ValueFault } from "./game-edit.ts";
import { addressOf } from "./place.ts";
import type { View } from "./view-context.ts";

type SideName = "home" | "away";

const labels: Readonly<Record<ScoreName, string>> = {
  tries: "Tries",
  conversions: "Conversions",
  penalties: "Penalties",
  dropGoals: "Drop goals",
};

/** See the module. */
export function deskGameView(edit: GameEdit): View {
  const { version, outcome } = edit;
  const back = h(
    "p",
    { class: "lead" },
    h("a", { href: addressOf({ kind: "desk" }) }, "All games"),
  );
  const heading = (text: string) => h("h1", { tabindex: -1 }, text);
  if (version === undefined) {
    const content = [heading("Game"), back, outcomeOf(edit)];
    return { title: "Game", content };
  }
  const { match } = version;
  const title = `${match.home.name} – ${match.away.name}`;
  return {
    title,
    content: [
      heading(title),
      back,
      h(
        "p",
        { class: "caption" },
        `${match.league.name}, week ${match.week}: ${stateText(targetOf(match))}`,
      ),
      outcomeOf(edit),
      form(edit, version, outcome),
    ],
  };
}

/** Read out when it changes. */
function outcomeOf(edit: GameEdit): HTMLElement {
  return h("div", { id: "outcome", role: "status", tabindex: -1 }, ...told(edit));
}

function told(edit: GameEdit): readonly Child[] {
  const { outcome, version } = edit;
  switch (outcome.kind) {
    case "none":
      return [];
    case "sending":
      return [h("p", { class: "message" }, version === undefined ? "Loading…" : "Saving…")];
    case "saved":
      return [
        h(
          "p",
          { class: "message" },
          `Saved: ${version === undefined ? "" : stateText(targetOf(version.match))}. `,
          button("Undo", () => void edit.undo()),
        ),
      ];
    case "refused":
      return [h("p", { class: "message bad" }, `Not saved. ${outcome.message}`)];
    case "failed":
      return [
        h("p", { class: "message bad" }, `${outcome.message} `, button("Try again", outcome.retry)),
      ];
    case "conflict":
      return [conflict(edit, outcome)];
  }
}

function conflict(edit: GameEdit, { wanted, current }: Extract<EditOutcome, { kind: "conflict" }>) {
  const theirs = targetOf(current.match);
  const row = (label: string, textOf: (target: GameTarget) => string) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, label),
      h("td", {}, textOf(theirs)),
      h("td", {}, textOf(wanted)),
    );
  return h(
    "div",
    { class: "message bad" },
    h(
      "p",
      {},
      "Somebody else has changed this game since you opened it. Nothing of yours is saved.",
    ),
    h(
      "table",
      { class: "compare" },
      h(
        "tr",
        {},
        h("td"),
        h("th", { scope: "col" }, "Theirs, saved"),
        h("th", { scope: "col" }, "Yours, not saved"),
      ),
      row("Game", stateText),
      ...scoreNames.map((name) => row(labels[name], (target) => countText(target, name))),
    ),
    h(
      "p",
      { class: "actions" },
      button("Keep theirs", () => edit.takeCurrent()),
      button("Save mine over it", () => void edit.overwrite()),
    ),
  );
}

function countText(target: GameTarget, name: ScoreName): string {
  return "home" in target ? `${target.home[name]} – ${target.away[name]}` : "";
}

function form(edit: GameEdit, { match, tag }: GameVersion, outcome: EditOutcome): HTMLElement {
  const faults = outcome.kind === "refused" ? outcome.faults : [];
  const save = (kind: "final" | "live") => (event: Event) => {
    const own = (event.target as HTMLElement).closest("form");
    if (own?.reportValidity()) {
      void edit.save({ kind, ...readForm(own) });
    }
  };
  const plain = (kind: "open" | "void") => () => void edit.save({ kind });
  return h(
    "form",
    {
      class: "card game",
      // Another version has other inputs: what was typed for this one does not stay in them.
      "data-key": tag,
      oninput: (event) => showPoints((event.target as HTMLElement).closest("form")),
      onsubmit: (event) => event.preventDefault(),
    },
    h("div", { class: "sides" }, side("home", match, faults), side("away", match, faults)),
    h(
      "p",
      { class: "actions" },
      button("Save as final", save("final"), "primary"),
      button("Save as live", save("live")),
      button("Void", plain("void")),
      button("No result yet", plain("open")),
    ),
    h(
      "p",
      { class: "caption" },
      "Only a final result counts in the table. Every change can be undone, and is recorded with your account.",
    ),
  );
}

function side(name: SideName, match: MatchView, faults: readonly ValueFault[]): HTMLElement {
  const scores = scoresOf(match[name]);
  return h(
    "fieldset",
    { "data-side": name },
    h("legend", {}, `${match[name].name} `, h("output", { class: "points" }, pointsOf(scores))),
    ...scoreNames.map((each) => {
      const id = `${name}-${each}`;
      const fault = faults.find(({ pointer }) => pointer === `/${name}/${each}`);
      return h(
        "div",
        { class: "field" },
        h("label", { for: id }, labels[each]),
        h("input", {
          id,
          name: id,
          type: "number",
          inputmode: "numeric",
          min: 0,
          max: maxCounts[each],
          required: true,
          value: scores[each],
          // What is typed replaces the number, and is not put beside it.
          onfocus: (event) => (event.target as HTMLInputElement).select(),
          "aria-invalid": fault !== undefined && "true",
          "aria-describedby": fault !== undefined && `${id}-fault`,
        }),
        fault !== undefined && h("p", { class: "fault", id: `${id}-fault` }, fault.detail),
      );
    }),
  );
}

function readForm(own: HTMLFormElement): Readonly<Record<SideName, Scores>> {
  const values = new FormData(own);
  const scores = (name: SideName) => {
    const [tries = 0, conversions = 0, penalties = 0, dropGoals = 0] = scoreNames.map((each) =>
      Number(values.get(`${name}-${each}`)),
    );
    return { tries, conversions, penalties, dropGoals };
  };
  return { home: scores("home"), away: scores("away") };
}

/** Shows the points of what is typed. */
function showPoints(own: HTMLFormElement | null): void {
  if (own === null) {
    return;
  }
  const scores = readForm(own);
  for (const name of ["home", "away"] as const) {
    const output = own.querySelector(`[data-side=${name}] output`);
    if (output !== null) {
      output.textContent = String(pointsOf(scores[name]));
    }
  }
}

function button(text: string, onclick: (event: Event) => void, className = ""): HTMLElement {
  return h("button", { type: "button", class: className, onclick }, text);
}
