/**
 * Settings of signing in: what is read, and the message for each invalid value.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Changes, problems, read } from "./reading.ts";

const sender = "results@rugby.example.org";
const domain = { domain: "rugby.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" };

/** Changed settings, and all messages about them. */
const refusals: readonly (readonly [string, Changes, readonly string[]])[] = [
  ...["results", "Results <results@example.org>", "a@b", "a b@example.org", "a@EXAMPLE.org"].map(
    (address): (typeof refusals)[number] => [
      `the sender ${address}`,
      { signInSender: address },
      [
        `signInSender must be a mail address with a domain in lower case, such as results@rugby.example.org, got ${JSON.stringify(address)}`,
      ],
    ],
  ),
  [
    "a sender of another domain than the facade's",
    { ...domain, signInSender: "results@example.net" },
    [
      'signInSender must be an address of the domain rugby.example.org, whose hosted zone gets the records of DKIM, got "results@example.net"',
    ],
  ],
  [
    "an identity of another sender",
    { signInSender: sender, signInIdentity: "example.org" },
    [
      'signInIdentity must be empty, results@rugby.example.org or rugby.example.org, which signInSender belongs to, got "example.org"',
    ],
  ],
  [
    "an identity without a sender",
    { signInSender: "", signInIdentity: "example.org" },
    ['signInIdentity must be empty where signInSender is empty, got "example.org"'],
  ],
  [
    "people without an address, or with a scope that has a space",
    {
      signInPeople: JSON.stringify([
        { email: "nobody", scopes: [] },
        { email: "desk@example.org", scopes: ["de sk"] },
      ]),
    },
    [
      'signInPeople[0].email must be a mail address, got "nobody"',
      'signInPeople[1].scopes must be strings without spaces, got "de sk"',
    ],
  ],
  [
    "a session that ends before its token",
    { signInTokenSeconds: "900", signInSessionSeconds: "899" },
    ["signInSessionSeconds must be signInTokenSeconds or more, which is 900, got 899"],
  ],
];

describe("readSettings, of signing in", () => {
  it("reads no sign-in without a sender", () => {
    assert.equal(read({ signInSender: "" }).signIn, undefined);
  });

  it("reads an identity that the account has", () => {
    for (const signInIdentity of [sender, "rugby.example.org"]) {
      const { signIn } = read({ signInSender: sender, signInIdentity });
      assert.equal(signIn?.existingIdentity, signInIdentity);
    }
  });

  it("reads sender, people and times", () => {
    const people = [{ email: "Desk@Example.org", scopes: ["desk"] }];
    const changes = { ...domain, signInSender: sender, signInPeople: JSON.stringify(people) };
    assert.deepEqual(read(changes).signIn, {
      sender,
      people,
      linkSeconds: 900,
      tokenSeconds: 900,
      sessionSeconds: 43_200,
    });
  });

  it("reads a sender without a domain", () => {
    assert.equal(read({ signInSender: "me@example.net" }).signIn?.sender, "me@example.net");
  });

  for (const [what, changes, expected] of refusals) {
    it(`rejects ${what}`, () => {
      assert.deepEqual(
        problems(changes),
        expected.map((each) => `touchline:${each}`),
      );
    });
  }

  it("rejects a sender where an external issuer signs in", () => {
    const key = { kty: "EC", crv: "P-256", kid: "1", x: "", y: "" };
    const found = problems({
      signInSender: sender,
      tokenKeySet: JSON.stringify({ keys: [key] }),
    });
    assert.deepEqual(found, [
      `touchline:signInSender must be empty where tokenKeySet is set: its issuer signs in, got "${sender}"`,
    ]);
  });
});
