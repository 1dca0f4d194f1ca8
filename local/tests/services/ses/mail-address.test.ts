/** Addresses, and which identity lets one send. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { identityOf, parseAddress, splitAddresses } from "../../../services/ses/mail-address.ts";

describe("parseAddress", () => {
  for (const [text, name, address] of [
    ["jo@example.com", "", "jo@example.com"],
    [" jo@example.com ", "", "jo@example.com"],
    ["Jo Doe <jo+a@example.com>", "Jo Doe", "jo+a@example.com"],
    ['"Doe, Jo" <jo@example.com>', "Doe, Jo", "jo@example.com"],
    ["=?utf-8?q?J=C3=B3?= <jo@example.com>", "Jó", "jo@example.com"],
    ["jo@localhost", "", "jo@localhost"],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(parseAddress(text), { name, address }));
  }

  for (const text of [
    "",
    "jo",
    "@example.com",
    "jo@",
    "jo@@example.com",
    "jo@example.com, al@example.com",
    "jo@example.com\r\nBcc: al@example.com",
    "<jo@example.com> more",
    `${"a".repeat(65)}@example.com`,
    `jo@${"a".repeat(1000)}`,
  ]) {
    it(`refuses ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.equal(parseAddress(text), undefined);
    });
  }
});

describe("splitAddresses", () => {
  it("splits at commas that are not within quotes", () => {
    assert.deepEqual(splitAddresses('"Doe, Jo" <jo@a.b>, al@a.b,, "'), [
      '"Doe, Jo" <jo@a.b>',
      "al@a.b",
    ]);
  });
});

describe("identityOf", () => {
  const identities = ["Example.com", "mail.example.com", "jo@Example.com", "al@other.org"].map(
    (name) => ({ name, arn: `arn of ${name}`, region: "eu-west-1" }),
  );
  for (const [address, name] of [
    ["jo@example.com", "jo@Example.com"],
    ["jo@EXAMPLE.COM", "jo@Example.com"],
    ["Jo@example.com", "Example.com"],
    ["al@a.b.example.com", "Example.com"],
    ["al@deep.mail.example.com", "mail.example.com"],
    ["al@other.org", "al@other.org"],
    ["bo@other.org", undefined],
    ["al@notexample.com", undefined],
    ["al@com", undefined],
  ] as const) {
    it(`finds ${name ?? "none"} for ${address}`, () => {
      assert.equal(identityOf(identities, address)?.name, name);
    });
  }
});
