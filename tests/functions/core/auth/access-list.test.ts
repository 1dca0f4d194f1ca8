/**
 * The access list: what is accepted, and every problem with its place.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findPerson, readAccessList } from "../../../../functions/core/auth/access-list.ts";

const hash = `scrypt$ln=15,r=8,p=1$${"a".repeat(22)}$${"b".repeat(43)}`;
const person = { email: "Ada@Rugby.test", scopes: ["desk"] };
const client = { id: "bot", secretHash: hash, scopes: [] };

const read = (people: unknown, clients: unknown = [], more = {}) =>
  readAccessList(JSON.stringify({ people, clients, ...more }));

const scopes =
  "must be at most 20 different strings of 1 to 100 characters without blanks, quotes and backslashes, got";

describe("readAccessList", () => {
  it("reads people and clients", () => {
    assert.deepEqual(read([person], [client]), {
      kind: "content",
      content: { people: [person], clients: [client] },
    });
  });

  for (const [title, reading, problems] of [
    [
      "no JSON",
      readAccessList("{"),
      ["the access list must be a JSON object without duplicate members"],
    ],
    [
      "a member twice",
      readAccessList('{"people":[],"clients":[],"people":[]}'),
      ["the access list must be a JSON object without duplicate members"],
    ],
    [
      "another member",
      read([], [], { admins: [] }),
      ['the access list must have only people, clients, got "admins"'],
    ],
    [
      "no people",
      read(undefined),
      ["people must be an array of at most 1000 objects, got nothing"],
    ],
    [
      "people that are no objects",
      read(["ada"]),
      ["people must be an array of at most 1000 objects, got an array of 1"],
    ],
    [
      "1001 people",
      read(Array.from({ length: 1001 }, () => person)),
      ["people must be an array of at most 1000 objects, got an array of 1001"],
    ],
    [
      "an address that is none",
      read([{ ...person, email: "ada" }]),
      ['people[0].email must be a mail address in ASCII, got "ada"'],
    ],
    [
      "an address with a blank",
      read([{ ...person, email: " ada@rugby.test" }]),
      ['people[0].email must be a mail address in ASCII, got " ada@rugby.test"'],
    ],
    [
      "an address twice",
      read([person, { ...person, email: "ada@rugby.test" }]),
      ['people[1].email is in the list twice: "ada@rugby.test"'],
    ],
    [
      "a member of a person that is not known",
      read([{ ...person, admin: true }]),
      ['people[0] must have only email, scopes, got "admin"'],
    ],
    ["no scopes", read([{ email: "ada@rugby.test" }]), [`people[0].scopes ${scopes} nothing`]],
    [
      "a scope with a blank",
      read([{ ...person, scopes: ["desk season"] }]),
      [`people[0].scopes ${scopes} an array of 1`],
    ],
    [
      "a scope twice",
      read([{ ...person, scopes: ["desk", "desk"] }]),
      [`people[0].scopes ${scopes} an array of 2`],
    ],
    [
      "a client with a colon",
      read([], [{ ...client, id: "person:x" }]),
      [
        'clients[0].id must be 1 to 64 letters, digits, periods, hyphens and underscores, got "person:x"',
      ],
    ],
    [
      "a secret in place of its hash",
      read([], [{ ...client, secretHash: "hush" }]),
      ["clients[0].secretHash must be a hash that npm run access wrote"],
    ],
    [
      "a hash that costs more",
      read([], [{ ...client, secretHash: hash.replace("15", "20") }]),
      ["clients[0].secretHash must be a hash that npm run access wrote"],
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(reading, { kind: "refused", problems });
    });
  }

  it("lists at most a hundred problems", () => {
    const reading = read(Array.from({ length: 1000 }, (_, at) => ({ email: `${at}`, scopes: [] })));
    assert.equal(reading.kind === "refused" && reading.problems.length, 100);
  });
});

describe("findPerson", () => {
  it("compares addresses without regard to case", () => {
    const list = { people: [person], clients: [] };
    assert.deepEqual(findPerson(list, "ada@rugby.test"), person);
    assert.equal(findPerson(list, "eve@rugby.test"), undefined);
    assert.equal(findPerson(undefined, "ada@rugby.test"), undefined);
  });
});
