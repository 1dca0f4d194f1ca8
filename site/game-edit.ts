/**
 * The edit of one game at the desk: read, change on the condition of its entity tag, conflict, undo.
 *
 * @module
 */
import type { MatchView } from "../functions/core/api/match-view.ts";
import { type GameTarget, targetOf, writeOf } from "./desk-write.ts";
import { FetchError, type Fetched } from "./fetch-json.ts";
import { type Send, told } from "./session.ts";

/** A version of a game. */
export interface GameVersion {
  readonly match: MatchView;
  /** Its entity tag. */
  readonly tag: string;
}

/** What is wrong with a value of the form. */
export interface ValueFault {
  /** `/home/tries`; empty for the whole. */
  readonly pointer: string;
  readonly detail: string;
}

/** What came of the last request. */
export type EditOutcome =
  | { readonly kind: "none" }
  | { readonly kind: "sending" }
  /** @param before What the game was, for undo. */
  | { readonly kind: "saved"; readonly before: GameVersion }
  /** Somebody else changed the game. @param wanted What was to be written. */
  | { readonly kind: "conflict"; readonly wanted: GameTarget; readonly current: GameVersion }
  | { readonly kind: "refused"; readonly message: string; readonly faults: readonly ValueFault[] }
  /** Nothing is known of the game or of what was sent. @param retry Sends the same again. */
  | { readonly kind: "failed"; readonly message: string; readonly retry: () => void };

/** What an edit needs. */
export interface EditPorts {
  readonly send: Send;
  /** A key that no other request has. */
  newKey(): string;
  changed(): void;
}

/** See the module. */
export class GameEdit {
  readonly path: string;
  readonly #ports: EditPorts;
  #version: GameVersion | undefined;
  #outcome: EditOutcome = { kind: "none" };

  constructor(path: string, ports: EditPorts) {
    this.path = path;
    this.#ports = ports;
  }

  /** The version that the form is for; `undefined` until it has been read. */
  get version(): GameVersion | undefined {
    return this.#version;
  }

  get outcome(): EditOutcome {
    return this.#outcome;
  }

  /** Reads the game. @throws never */
  async read(): Promise<void> {
    this.#become({ kind: "sending" });
    try {
      this.#version = versionOf(await this.#ports.send(this.path, { cache: "no-store" }));
      this.#become({ kind: "none" });
    } catch (error) {
      this.#become({ kind: "failed", message: told(error), retry: () => void this.read() });
    }
  }

  /**
   * Writes the game if it is still the version of the form. A request without a response is sent again with the same key, so
   * that it takes effect once.
   *
   * @throws never
   */
  async save(target: GameTarget, key = this.#ports.newKey()): Promise<void> {
    const before = this.#version;
    if (before === undefined || this.#outcome.kind === "sending") {
      return;
    }
    this.#become({ kind: "sending" });
    try {
      const { method, body } = writeOf(target);
      const sent = await this.#ports.send(this.path, {
        method,
        headers: {
          "if-match": before.tag,
          "idempotency-key": key,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      this.#version = versionOf(sent);
      this.#become({ kind: "saved", before });
    } catch (error) {
      this.#become(this.#failure(error, target, key));
    }
  }

  /** Makes the game what it was before the last change. @throws never */
  async undo(): Promise<void> {
    if (this.#outcome.kind === "saved") {
      await this.save(targetOf(this.#outcome.before.match));
    }
  }

  /** Goes on from the version of a conflict, and writes nothing. */
  takeCurrent(): void {
    if (this.#outcome.kind === "conflict") {
      this.#version = this.#outcome.current;
      this.#become({ kind: "none" });
    }
  }

  /** Writes what was wanted over the version of a conflict. @throws never */
  async overwrite(): Promise<void> {
    if (this.#outcome.kind === "conflict") {
      const { wanted, current } = this.#outcome;
      this.#version = current;
      await this.save(wanted);
    }
  }

  #failure(error: unknown, wanted: GameTarget, key: string): EditOutcome {
    const message = told(error);
    if (error instanceof FetchError) {
      const { current, errors } = Object(error.body);
      if (error.status === 412 && current !== undefined && error.tag !== "") {
        return { kind: "conflict", wanted, current: { match: current, tag: error.tag } };
      }
      if (error.status >= 400 && error.status < 500) {
        return { kind: "refused", message, faults: Array.isArray(errors) ? errors : [] };
      }
    }
    return { kind: "failed", message, retry: () => void this.save(wanted, key) };
  }

  #become(outcome: EditOutcome): void {
    this.#outcome = outcome;
    this.#ports.changed();
  }
}

function versionOf({ value, tag }: Fetched): GameVersion {
  return { match: value as MatchView, tag };
}
