/**
 * Changes of the access list.
 *
 * @module
 */
import type { AccessList } from "../../functions/contract.ts";
import { readAccessList } from "../../functions/core/auth/access-list.ts";
import { AccessError } from "./access-error.ts";
import type { ListChange } from "./access-options.ts";

/** The list after a change, and a sentence about it. */
export interface Edit {
  readonly list: AccessList;
  readonly done: string;
}

/**
 * Applies a change.
 *
 * @param secretHash Of the secret of a new client.
 * @throws {AccessError} when it cannot be applied, or the function would refuse the list.
 */
export function editList(list: AccessList, action: ListChange, secretHash: string): Edit {
  const edit = applied(list, action, secretHash);
  const reading = readAccessList(writeList(edit.list));
  if (reading.kind === "refused") {
    throw new AccessError(reading.problems.join("\n  "));
  }
  return edit;
}

/** The text of the object. */
export function writeList(list: AccessList): string {
  return `${JSON.stringify(list, null, 2)}\n`;
}

function applied({ people, clients }: AccessList, action: ListChange, secretHash: string): Edit {
  const { kind, name } = action;
  const isPerson = ({ email }: AccessList["people"][number]) =>
    email.toLowerCase() === name.toLowerCase();
  switch (kind) {
    case "add": {
      const person = { email: name, scopes: action.scopes };
      const isKnown = people.some(isPerson);
      return {
        list: {
          people: isKnown
            ? people.map((each) => (isPerson(each) ? person : each))
            : [...people, person],
          clients,
        },
        done: `${isKnown ? "changed" : "added"} ${name} with ${scopesText(action.scopes)}`,
      };
    }
    case "remove":
      found(people.some(isPerson), name);
      return {
        list: { people: people.filter((each) => !isPerson(each)), clients },
        done: `removed ${name}`,
      };
    case "add-client":
      if (clients.some(({ id }) => id === name)) {
        throw new AccessError(
          `the client ${name} is in the list: for another secret, add a client with another id, and remove this one when it is not used any more`,
        );
      }
      return {
        list: { people, clients: [...clients, { id: name, secretHash, scopes: action.scopes }] },
        done: `added the client ${name} with ${scopesText(action.scopes)}`,
      };
    case "remove-client":
      found(
        clients.some(({ id }) => id === name),
        name,
      );
      return {
        list: { people, clients: clients.filter(({ id }) => id !== name) },
        done: `removed the client ${name}: its tokens expire`,
      };
  }
}

function found(isFound: boolean, name: string): void {
  if (!isFound) {
    throw new AccessError(
      `${JSON.stringify(name)} is not in the list; npm run access -- list prints it`,
    );
  }
}

function scopesText(scopes: readonly string[]): string {
  return scopes.length === 0 ? "no scopes" : `the scopes ${scopes.join(", ")}`;
}
