/**
 * The `access` command: arguments in, text and an exit status out.
 *
 * @module
 */
import { hashSecret } from "../../functions/adapters/client-secret.ts";
import { heldSubjects } from "../../functions/adapters/subjects.ts";
import type { AccessList } from "../../functions/contract.ts";
import { readAccessList } from "../../functions/core/auth/access-list.ts";
import { readSession } from "../../functions/core/auth/records.ts";
import { accessKey, type OpenedBucket } from "./access-bucket.ts";
import { AccessError, UsageError } from "./access-error.ts";
import {
  type AccessAction,
  type AccessOptions,
  type ListChange,
  parseOptions,
  usage,
} from "./access-options.ts";
import { editList, writeList } from "./edit-list.ts";

/** What the command reads and writes. */
export interface AccessCommandPorts {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly open: (options: Pick<AccessOptions, "place" | "bucket">) => Promise<OpenedBucket>;
  /** The secret of a new client. */
  readonly newSecret: () => string;
}

/** 0: success; 1: nothing was changed; 2: usage error. */
export type ExitStatus = 0 | 1 | 2;

/** Attempts when somebody else changes the list at the same time. */
const attempts = 5;

/**
 * Runs the command.
 *
 * @param args Without the interpreter and the script.
 */
export async function runAccess(
  args: readonly string[],
  ports: AccessCommandPorts,
): Promise<ExitStatus> {
  let bucket: OpenedBucket | undefined;
  try {
    const options = parseOptions(args);
    if (options === "help") {
      ports.out(usage);
      return 0;
    }
    bucket = await ports.open(options);
    ports.out(await done(bucket, options.action, ports.newSecret));
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    ports.err(`access: ${reasonOf(error)}\n${isUsage ? `\n${usage}` : ""}`);
    return isUsage ? 2 : 1;
  } finally {
    bucket?.close();
  }
}

/** The SDK's errors say what S3 said; ours are sentences. */
function reasonOf(error: unknown): string {
  if (error instanceof AccessError || !(error instanceof Error)) {
    return error instanceof Error ? error.message : String(error);
  }
  return `S3 failed: ${error.name}: ${error.message}`;
}

async function done(
  bucket: OpenedBucket,
  action: AccessAction,
  newSecret: () => string,
): Promise<string> {
  switch (action.kind) {
    case "list":
      return listed(bucket);
    case "sign-out":
      return signedOut(bucket, action.name);
    case "remove":
      return (await changed(bucket, action, newSecret)) + (await signedOut(bucket, action.name));
    default:
      return changed(bucket, action, newSecret);
  }
}

/** Ends every session of a person. Their objects are found by their content, since their names tell nothing. */
async function signedOut(bucket: OpenedBucket, name: string): Promise<string> {
  let count = 0;
  for (const key of await bucket.keys("sessions/")) {
    const object = await bucket.read(key);
    if (typeof object === "object" && readSession(object.text)?.email === name.toLowerCase()) {
      await bucket.remove(key);
      count += 1;
    }
  }
  return `ended ${count} session${count === 1 ? "" : "s"} of ${name}; tokens that were signed expire\n`;
}

async function listed(bucket: OpenedBucket): Promise<string> {
  const { list } = await read(bucket);
  const subjectOf = await heldSubjects(bucket);
  const rows = [
    ...list.people.map(({ email, scopes }) => [
      email,
      scopes.join(" ") || "(no scopes)",
      subjectOf?.(email.toLowerCase()) ?? "(nobody has signed in yet)",
    ]),
    ...list.clients.map(({ id, scopes }) => [
      `client ${id}`,
      scopes.join(" ") || "(no scopes)",
      id,
    ]),
  ];
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.length === 0
    ? "nobody may sign in\n"
    : rows
        .map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}\n`)
        .join("");
}

async function changed(
  bucket: OpenedBucket,
  action: ListChange,
  newSecret: () => string,
): Promise<string> {
  const secret = newSecret();
  const hash = action.kind === "add-client" ? await hashSecret(secret) : "";
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { list, tag } = await read(bucket);
    const edit = editList(list, action, hash);
    const condition = tag === undefined ? "new" : { tag };
    if ((await bucket.write(accessKey, writeList(edit.list), condition)) === "written") {
      return action.kind === "add-client"
        ? `${edit.done}\nits secret, which is not shown again: ${secret}\n`
        : `${edit.done}\n`;
    }
  }
  throw new AccessError("the list is being changed by others: nothing was changed; try again");
}

async function read(
  bucket: OpenedBucket,
): Promise<{ readonly list: AccessList; readonly tag: string | undefined }> {
  const object = await bucket.read(accessKey);
  if (typeof object !== "object") {
    return { list: { people: [], clients: [] }, tag: undefined };
  }
  const reading = readAccessList(object.text);
  if (reading.kind === "refused") {
    throw new AccessError(
      `the object ${accessKey} is not valid, so the last valid one is in use: correct it by hand\n  ${reading.problems.join("\n  ")}`,
    );
  }
  return { list: reading.content, tag: object.tag };
}
