/**
 * The fake cloud: what exists, as files in a folder.
 *
 * Several provider processes share it, as several providers share an account. A name that is taken is refused,
 * which is how it shows that something is made before what it replaces is gone.
 *
 * @module
 */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { WireMap } from "./wire.ts";

/** One thing that exists. */
export interface Thing {
  readonly type: string;
  readonly id: string;
  readonly region: string;
  /** The scope in which its id is unique: the Region, and for a part of another resource that resource. */
  readonly within: string;
  /** The resource that created it. */
  readonly urn: string;
  /** What nothing else of the type may be called in that place; empty where names are free. */
  readonly uniqueName: string;
  readonly inputs: WireMap;
  readonly outputs: WireMap;
}

/** By what a thing is found. */
export type Place = Pick<Thing, "type" | "within" | "id">;

/** Something that happened, in the order in which it did. */
export interface Entry {
  readonly operation: "create" | "update" | "delete";
  readonly thing: Thing;
}

/** Everything that exists. */
export class Cloud {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, "things"), { recursive: true });
    mkdirSync(join(folder, "made"), { recursive: true });
    mkdirSync(join(folder, "names"), { recursive: true });
  }

  /** How many things a URN has made so far. Sets the second apart from the first. */
  countMade(urn: string): number {
    return readdirSync(join(this.#folder, "made")).filter((name) =>
      name.startsWith(`${digest(urn)}-`),
    ).length;
  }

  /** @throws {Error} when its name is taken. */
  create(thing: Thing): void {
    if (thing.uniqueName !== "") {
      this.#takeName(thing);
    }
    const made = this.countMade(thing.urn);
    writeFileSync(join(this.#folder, "made", `${digest(thing.urn)}-${made}`), "");
    this.#write(thing);
    this.#note("create", thing);
  }

  /** Remembers that something was made which is in no cloud, like a password: a state alone has it. */
  remember(thing: Thing): void {
    this.#note("create", thing);
  }

  /** Puts a thing as it is now in the place of what it was. */
  update(thing: Thing): void {
    this.#write(thing);
    this.#note("update", thing);
  }

  #write(thing: Thing): void {
    const path = this.#path(thing);
    writeFileSync(`${path}.new`, JSON.stringify(thing));
    renameSync(`${path}.new`, path);
  }

  /** @returns `undefined` for what does not exist. */
  read(at: Place): Thing | undefined {
    const path = this.#path(at);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Thing) : undefined;
  }

  delete(at: Place): void {
    const thing = this.read(at);
    rmSync(this.#path(at), { force: true });
    if (thing !== undefined && thing.uniqueName !== "") {
      rmSync(this.#namePath(thing), { force: true });
    }
    if (thing !== undefined) {
      this.#note("delete", thing);
    }
  }

  /** All that happened so far. */
  journal(): readonly Entry[] {
    const path = join(this.#folder, "journal.jsonl");
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Entry);
  }

  /** Lines are appended whole, so that processes side by side do not mix theirs. */
  #note(operation: Entry["operation"], thing: Thing): void {
    const line = `${JSON.stringify({ operation, thing })}\n`;
    appendFileSync(join(this.#folder, "journal.jsonl"), line);
  }

  /** Everything, in no order. */
  all(): readonly Thing[] {
    const folder = join(this.#folder, "things");
    return readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Thing,
    );
  }

  #takeName(thing: Thing): void {
    try {
      writeFileSync(this.#namePath(thing), thing.urn, { flag: "wx" });
    } catch (cause) {
      throw new Error(`${thing.type}: the name ${thing.uniqueName} is taken`, { cause });
    }
  }

  #path({ type, within, id }: Place): string {
    return join(this.#folder, "things", digest(`${type} ${within} ${id}`));
  }

  #namePath({ type, uniqueName }: Thing): string {
    return join(this.#folder, "names", digest(`${type} ${uniqueName}`));
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
