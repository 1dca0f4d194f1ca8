/**
 * The results desk on the page: the session, the list of games and the game that is edited.
 *
 * @module
 */
import { deskGameView } from "./desk-game-view.ts";
import { deskPath, deskView, historyPath } from "./desk-view.ts";
import { gamePath } from "./desk-write.ts";
import { h } from "./dom.ts";
import { GameEdit } from "./game-edit.ts";
import { addressOf, type Place } from "./place.ts";
import { type Send, Session } from "./session.ts";
import { signInView } from "./sign-in-view.ts";
import type { View, ViewContext, ViewKind } from "./view-context.ts";

/** A place of the desk. */
type DeskPlace = Extract<Place, { kind: "desk" | "desk-game" }>;

/** What the desk needs of the page. */
export interface DeskPorts {
  /** Sends a request. */
  readonly send: Send;
  nowMs(): number;
  newKey(): string;
  /** Something has to be rendered. */
  changed(): void;
  /** Results have changed: what is known of them is old. */
  saved(): void;
  /** What only people who are signed in may know is to be forgotten. */
  signedOut(): void;
}

/** See the module. Nothing is asked for until the desk is opened. */
export class Desk implements ViewKind<DeskPlace> {
  readonly isPartial = true;
  readonly session: Session;
  readonly #ports: DeskPorts;
  #edit: GameEdit | undefined;
  #isChecked = false;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
    this.session = new Session(ports.send, () => this.#sessionChanged());
  }

  /** The list, once somebody is signed in. Opening the desk asks who is. */
  paths(place: DeskPlace): readonly string[] {
    if (!this.#isChecked) {
      this.#isChecked = true;
      void this.session.check();
    }
    if (this.session.state.kind !== "in") {
      return [];
    }
    if (place.kind === "desk") {
      this.#edit = undefined;
      return [deskPath, historyPath];
    }
    const path = gamePath(place.league, place.week, place.game);
    if (this.#edit?.path !== path) {
      this.#edit = this.#open(path);
    }
    return [];
  }

  render(place: DeskPlace, { leagues, dates, known }: ViewContext): View {
    const { state } = this.session;
    if (state.kind === "unknown") {
      const content = [h("h1", { tabindex: -1 }, "Results desk"), h("p", {}, "Loading…")];
      return { title: "Results desk", content };
    }
    if (state.kind !== "in") {
      return signInView(state, {
        // The path of the page, then the place.
        signIn: (email) => void this.session.signIn(email, `/${addressOf(place)}`),
        again: () => this.session.reset(),
      });
    }
    return place.kind === "desk-game" && this.#edit !== undefined
      ? deskGameView(this.#edit)
      : deskView({
          leagues,
          dates,
          games: known(deskPath),
          history: known(historyPath),
          subject: state.person.subject,
          nowMs: this.#ports.nowMs(),
          signOut: () => void this.session.signOut(),
        });
  }

  #open(path: string): GameEdit {
    const { newKey, changed, saved } = this.#ports;
    const edit = new GameEdit(path, {
      send: this.session.send,
      newKey,
      changed: () => {
        if (edit.outcome.kind === "saved") {
          saved();
        }
        changed();
      },
    });
    // Not during the rendering that asks for it.
    queueMicrotask(() => void edit.read());
    return edit;
  }

  #sessionChanged(): void {
    if (this.session.state.kind === "out") {
      this.#edit = undefined;
      this.#ports.signedOut();
    }
    this.#ports.changed();
  }
}
