/**
 * The access list: who may get tokens.
 *
 * @module
 */
import type { AccessList } from "../../contract.ts";
import { quote } from "../quote.ts";
import { readStrictObject, type StrictObject } from "../tokens/strict-object.ts";
import type { DocumentReading } from "./document-reading.ts";
import { comparableAddress } from "./mail-address.ts";

/** Maximum numbers, so that a search of the list takes no time to speak of. */
const [maxPeople, maxClients, maxScopes] = [1000, 100, 20];

/** Maximum number of problems that are listed. */
const maxProblems = 100;

/** RFC 6749 §3.3. */
const scopeForm = /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/;

/** Without `:`, which ends it in Basic authentication (RFC 7617 §2). */
const clientForm = /^[A-Za-z0-9._-]{1,64}$/;

/** The form that `npm run access` writes; its parameters are the only ones, so that every check costs the same. */
export const secretHashForm = /^scrypt\$ln=15,r=8,p=1\$([\w-]{22})\$([\w-]{43})$/;

/** Reads the object `access.json`. @param text Of limited length. @throws never */
export function readAccessList(text: string): DocumentReading<AccessList> {
  const whole = readStrictObject(text);
  const problems: string[] = [];
  if (whole === undefined) {
    return {
      kind: "refused",
      problems: ["the access list must be a JSON object without duplicate members"],
    };
  }
  onlyMembers(whole, ["people", "clients"], "the access list", problems);
  const people = entries(whole["people"], "people", maxPeople, problems);
  const clients = entries(whole["clients"], "clients", maxClients, problems);
  people.forEach((each, index) => {
    checkPerson(each, `people[${index}]`, problems);
  });
  clients.forEach((each, index) => {
    checkClient(each, `clients[${index}]`, problems);
  });
  refuseTwins(people, "people", "email", problems);
  refuseTwins(clients, "clients", "id", problems);
  return problems.length === 0
    ? { kind: "content", content: { people, clients } as unknown as AccessList }
    : { kind: "refused", problems: problems.slice(0, maxProblems) };
}

/** The person with an address. @param address As {@link comparableAddress} returns it. @throws never */
export function findPerson(
  list: AccessList | undefined,
  address: string,
): AccessList["people"][number] | undefined {
  return list?.people.find(({ email }) => email.toLowerCase() === address);
}

function checkPerson(person: StrictObject, where: string, problems: string[]): void {
  onlyMembers(person, ["email", "scopes"], where, problems);
  const { email } = person;
  // Without blanks around it: mails are sent to this spelling.
  if (typeof email !== "string" || comparableAddress(email) !== email.toLowerCase()) {
    problems.push(`${where}.email must be a mail address in ASCII, got ${quote(email)}`);
  }
  checkScopes(person["scopes"], where, problems);
}

function checkClient(client: StrictObject, where: string, problems: string[]): void {
  onlyMembers(client, ["id", "secretHash", "scopes"], where, problems);
  const { id, secretHash } = client;
  if (typeof id !== "string" || !clientForm.test(id)) {
    problems.push(
      `${where}.id must be 1 to 64 letters, digits, periods, hyphens and underscores, got ${quote(id)}`,
    );
  }
  if (typeof secretHash !== "string" || !secretHashForm.test(secretHash)) {
    problems.push(`${where}.secretHash must be a hash that npm run access wrote`);
  }
  checkScopes(client["scopes"], where, problems);
}

function checkScopes(scopes: unknown, where: string, problems: string[]): void {
  if (
    !Array.isArray(scopes) ||
    scopes.length > maxScopes ||
    !scopes.every((each) => typeof each === "string" && scopeForm.test(each)) ||
    new Set(scopes).size !== scopes.length
  ) {
    problems.push(
      `${where}.scopes must be at most ${maxScopes} different strings of 1 to 100 characters without blanks, quotes and backslashes, got ${quote(scopes)}`,
    );
  }
}

function entries(
  value: unknown,
  name: string,
  max: number,
  problems: string[],
): readonly StrictObject[] {
  if (!Array.isArray(value) || value.length > max || !value.every(isObject)) {
    problems.push(`${name} must be an array of at most ${max} objects, got ${quote(value)}`);
    return [];
  }
  return value;
}

function isObject(value: unknown): value is StrictObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function onlyMembers(
  value: StrictObject,
  names: readonly string[],
  where: string,
  problems: string[],
): void {
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) {
      problems.push(`${where} must have only ${names.join(", ")}, got ${quote(name)}`);
    }
  }
}

function refuseTwins(
  list: readonly StrictObject[],
  name: string,
  member: string,
  problems: string[],
): void {
  const seen = new Set<string>();
  list.forEach((each, index) => {
    const value = String(each[member]).toLowerCase();
    if (seen.has(value)) {
      problems.push(`${name}[${index}].${member} is in the list twice: ${quote(each[member])}`);
    }
    seen.add(value);
  });
}
