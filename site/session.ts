/**
 * The session of a person who signs in.
 *
 * @module
 */
import { FetchError, type Fetched } from "./fetch-json.ts";

/** Who is signed in, as `/auth/session` says it. */
export interface SignedIn {
  readonly subject?: string;
  readonly scopes: readonly string[];
}

/** What is known of the session. */
export type SessionState =
  | { readonly kind: "unknown" }
  | { readonly kind: "in"; readonly person: SignedIn }
  /** @param message What came of an attempt to sign in; absent before one. */
  | { readonly kind: "out"; readonly message?: string }
  /** A link was asked for. */
  | { readonly kind: "asked"; readonly email: string; readonly minutes: number };

/** Sends a request. */
export type Send = (path: string, init?: RequestInit) => Promise<Fetched>;

/** See the module. The session itself is a cookie, which scripts cannot read. */
export class Session {
  #state: SessionState = { kind: "unknown" };
  readonly #send: Send;
  readonly #changed: () => void;
  #renewal: Promise<boolean> | undefined;

  constructor(send: Send, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Asks who is signed in, and renews a session whose token has expired. @throws never */
  async check(): Promise<void> {
    try {
      const { value } = await this.#send("/auth/session", { cache: "no-store" });
      this.#become({ kind: "in", person: value as SignedIn });
    } catch (error) {
      if (isStatus(error, 401)) {
        await this.renew();
      } else {
        this.#become({ kind: "out", message: told(error) });
      }
    }
  }

  /** Renews the token; true when there is one. Several at the same time are one. @throws never */
  renew(): Promise<boolean> {
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  /** Asks for a link. @param next Address to open with it. @throws never */
  async signIn(email: string, next: string): Promise<void> {
    try {
      const { value } = await this.#send("/auth/login", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, next }),
      });
      const { linkSeconds = 0 } = Object(value);
      this.#become({ kind: "asked", email, minutes: Math.floor(Number(linkSeconds) / 60) });
    } catch (error) {
      this.#become({ kind: "out", message: told(error) });
    }
  }

  /** Shows the form again. */
  reset(): void {
    this.#become({ kind: "out" });
  }

  /** Ends the session. @throws never */
  async signOut(): Promise<void> {
    try {
      await this.#send("/auth/logout", { method: "POST" });
      this.#become({ kind: "out", message: "You are signed out." });
    } catch (error) {
      this.#become({ kind: "out", message: `${told(error)} You may still be signed in.` });
    }
  }

  /** Sends a request of the person; once more with a renewed token when it has expired. @throws {FetchError} */
  readonly send: Send = async (path, init) => {
    try {
      return await this.#send(path, init);
    } catch (error) {
      if (isStatus(error, 401) && (await this.renew())) {
        return this.#send(path, init);
      }
      throw error;
    }
  };

  async #renew(): Promise<boolean> {
    try {
      const { value } = await this.#send("/auth/refresh", { method: "POST" });
      this.#become({ kind: "in", person: value as SignedIn });
      return true;
    } catch (error) {
      this.#become(isStatus(error, 401) ? { kind: "out" } : { kind: "out", message: told(error) });
      return false;
    }
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#changed();
  }
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof FetchError && error.status === status;
}

/** The detail of a problem document, or the reason without a response. */
export function told(error: unknown): string {
  const { detail } = Object(error instanceof FetchError ? error.body : undefined);
  if (typeof detail === "string") {
    return detail;
  }
  return `${error instanceof Error ? error.message : String(error)}.`;
}
