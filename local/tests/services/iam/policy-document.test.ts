/**
 * Policy documents: what is understood, and every way not to be.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { parsePolicy } from "../../../services/iam/policy-document.ts";

const nobody = { everyone: false, aws: [], services: [] };
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };

function remarks(document: unknown, kind: "identity" | "resource" | "trust"): readonly string[] {
  return parsePolicy(document, kind).problems.map(({ path, message }) => `${path} ${message}`);
}

describe("parsePolicy", () => {
  it("reads a role's policy, as a string or as an object", () => {
    const document = { Version: "2012-10-17", Statement: [{ Sid: "Read", ...read }] };
    const expected = {
      statements: [
        {
          effect: "Allow",
          principals: nobody,
          actions: ["s3:GetObject"],
          resources: ["arn:aws:s3:::b/*"],
          conditions: [],
        },
      ],
      problems: [],
      unsimulated: [],
    };
    assert.deepEqual(parsePolicy(document, "identity"), expected);
    assert.deepEqual(parsePolicy(JSON.stringify(document), "identity"), expected);
  });

  it("reads a single statement without a list", () => {
    assert.equal(parsePolicy({ Statement: read }, "identity").statements.length, 1);
  });

  for (const [written, principals] of [
    ["*", { ...nobody, everyone: true }],
    [{ AWS: "*" }, { everyone: true, aws: ["*"], services: [] }],
    [{ AWS: ["a", "b"] }, { ...nobody, aws: ["a", "b"] }],
    [{ Service: "s" }, { ...nobody, services: ["s"] }],
    [
      { AWS: "a", Service: ["s"] },
      { everyone: false, aws: ["a"], services: ["s"] },
    ],
  ] as const) {
    it(`reads the principal ${JSON.stringify(written)}`, () => {
      const parsed = parsePolicy({ Statement: { ...read, Principal: written } }, "resource");
      assert.deepEqual(parsed.statements[0]?.principals, principals);
      assert.deepEqual(parsed.problems, []);
    });
  }

  it("reads conditions key by key, keys in lower case", () => {
    const Condition = {
      StringEquals: { "AWS:SourceArn": ["a", "b"], "s3:prefix": "p" },
      Bool: { "aws:SecureTransport": false },
    };
    const { statements } = parsePolicy({ Statement: { ...read, Condition } }, "identity");
    assert.deepEqual(statements[0]?.conditions, [
      { operator: "StringEquals", key: "aws:sourcearn", values: ["a", "b"] },
      { operator: "StringEquals", key: "s3:prefix", values: ["p"] },
      { operator: "Bool", key: "aws:securetransport", values: ["false"] },
    ]);
  });

  it("lists conditions that are not simulated", () => {
    const Condition = {
      IpAddress: { "aws:SourceIp": "127.0.0.1" },
      StringEquals: { "aws:SourceVpc": "v" },
      StringLike: { "s3:prefix": "p" },
    };
    const message = "is not simulated: an Allow with it never applies, a Deny always does";
    assert.deepEqual(parsePolicy({ Statement: { ...read, Condition } }, "identity").unsimulated, [
      { path: "Statement[0].Condition.IpAddress.aws:SourceIp", message },
      { path: "Statement[0].Condition.StringEquals.aws:SourceVpc", message },
    ]);
  });

  it("requires no resources in a trust policy, and accepts any kind of principal", () => {
    const statement = { Effect: "Allow", Principal: { Federated: "f" }, Action: "sts:AssumeRole" };
    assert.deepEqual(parsePolicy({ Statement: statement }, "trust").problems, []);
  });

  const anyone = { ...read, Principal: "*" };
  const { Action: _action, ...noAction } = anyone;
  const { Resource: _resource, ...noResource } = anyone;
  for (const [document, problem] of [
    ["{", " must be a policy document in JSON"],
    [undefined, " must be a policy document in JSON"],
    [[], " must be a policy document in JSON"],
    [{}, "Statement must be a statement or a list of statements"],
    [{ Statement: ["x"] }, "Statement must be a statement or a list of statements"],
    [
      { Statement: { ...anyone, Effect: "allow" } },
      'Statement[0].Effect must be Allow or Deny, got "allow"',
    ],
    [
      { Statement: { ...anyone, Actions: "x" } },
      "Statement[0].Actions must be one of Sid, Effect, Principal, Action, Resource, Condition",
    ],
    [
      { Statement: noAction },
      "Statement[0].Action must be a string or a list of strings, got nothing",
    ],
    [
      { Statement: { ...anyone, Resource: [1] } },
      "Statement[0].Resource must be a string or a list of strings, got [1]",
    ],
    [{ Statement: read }, 'Statement[0].Principal must be "*" or an object, got nothing'],
    [
      { Statement: { ...read, Principal: { AWS: [1] } } },
      "Statement[0].Principal.AWS must be a string or a list of strings, got [1]",
    ],
    [
      { Statement: { ...anyone, Condition: { Bool: "x" } } },
      'Statement[0].Condition must be keys by operator, got {"Bool":"x"}',
    ],
  ] as const) {
    it(`refuses ${JSON.stringify(document) ?? "nothing"}`, () => {
      assert.deepEqual(remarks(document, "resource"), [problem]);
    });
  }

  for (const [document, remark] of [
    [
      { Statement: { ...noAction, NotAction: "s3:*" } },
      "Statement[0].NotAction is not simulated: the statement never applies",
    ],
    [
      { Statement: { ...noResource, NotResource: "*" } },
      "Statement[0].NotResource is not simulated: the statement never applies",
    ],
    [
      { Statement: { ...read, NotPrincipal: "*" } },
      "Statement[0].NotPrincipal is not simulated: the statement never applies",
    ],
    [
      { Statement: { ...read, Principal: { Federated: "f" } } },
      "Statement[0].Principal names Federated principals, which are not simulated: nobody is one",
    ],
    [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM would fill in
      { Statement: { ...anyone, Resource: "arn:aws:s3:::b/${aws:username}" } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM would fill in
      'Statement[0].Resource has a policy variable, which is not simulated: it matches nothing, got "arn:aws:s3:::b/${aws:username}"',
    ],
  ] as const) {
    it(`lists ${JSON.stringify(document)}`, () => {
      const { problems, unsimulated } = parsePolicy(document, "resource");
      assert.deepEqual(problems, []);
      assert.deepEqual(
        unsimulated.map(({ path, message }) => `${path} ${message}`),
        [remark],
      );
    });
  }

  it("reads a canonical user among the principals", () => {
    const { statements } = parsePolicy(
      { Statement: { ...read, Principal: { CanonicalUser: "c" } } },
      "resource",
    );
    assert.deepEqual(statements[0]?.principals, { everyone: false, aws: ["c"], services: [] });
  });

  it("refuses a list with anything but statements in it", () => {
    assert.deepEqual(remarks({ Statement: [anyone, "x"] }, "resource"), [
      "Statement must be a statement or a list of statements",
    ]);
  });

  it("refuses conditions with anything but keys in them", () => {
    const Condition = { Bool: { "aws:SecureTransport": "true" }, StringLike: "x" };
    assert.deepEqual(remarks({ Statement: { ...anyone, Condition } }, "resource"), [
      `Statement[0].Condition must be keys by operator, got ${JSON.stringify(Condition)}`,
    ]);
  });

  it("refuses a principal in a policy of a role", () => {
    assert.deepEqual(remarks({ Statement: anyone }, "identity"), [
      "Statement[0].Principal must not be in a policy of a role",
    ]);
  });

  it("reports all problems at once", () => {
    const document = {
      Statement: [
        { ...anyone, Effect: "x" },
        { ...anyone, Action: [] },
      ],
    };
    assert.deepEqual(remarks(document, "resource"), [
      'Statement[0].Effect must be Allow or Deny, got "x"',
      "Statement[1].Action must be a string or a list of strings, got []",
    ]);
  });

  it("treats a statement without a known effect as Deny", () => {
    const { statements } = parsePolicy({ Statement: { ...anyone, Effect: "x" } }, "resource");
    assert.equal(statements[0]?.effect, "Deny");
  });

  it("never throws, and has a statement or a problem for every document", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.json()), (document) => {
        const { statements, problems } = parsePolicy(document, "resource");
        assert.ok(statements.length > 0 || problems.length > 0);
      }),
    );
  });
});
