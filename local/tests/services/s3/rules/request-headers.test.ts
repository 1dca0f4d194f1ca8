/**
 * The headers and operations that are known here, held against the SDK's own declarations.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as sdk from "@aws-sdk/client-s3";
import { describe, it } from "mocha";
import {
  checkRequestHeaders,
  knownRequestHeaders,
} from "../../../../services/s3/rules/request-headers.ts";
import {
  type OperationName,
  routeOperation,
  type Scope,
} from "../../../../services/s3/wire/operation.ts";
import { parseQuery } from "../../../../services/s3/wire/query-string.ts";
import { verdict, withS3 } from "../fixture.ts";

type Schema = readonly unknown[];

/** An operation as the SDK declares it. */
interface Declared {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Headers of a request, lower case. */
  readonly headers: readonly string[];
  /** Query parameters that every request of it has. */
  readonly query: string;
  readonly parameters: readonly string[];
}

/** A schema of kind 9 is an operation: its name, its traits, and functions that give its input and output. */
const operations: readonly Declared[] = Object.values(sdk).flatMap((value: unknown) => {
  if (!Array.isArray(value) || value[0] !== 9) {
    return [];
  }
  const [, , name, { http }, input] = value as [
    number,
    string,
    string,
    { http: [string, string, number] },
    () => unknown,
  ];
  const shape = input();
  const members = (Array.isArray(shape) ? (shape[5] as readonly Schema[]) : []).map(
    (member) => (Array.isArray(member) ? member[1] : {}) as Record<string, string>,
  );
  const [path = "", query = ""] = http[1].split("?");
  return {
    name,
    method: http[0],
    path,
    headers: members.flatMap(({ httpHeader }) => httpHeader?.toLowerCase() ?? []),
    query,
    parameters: members.flatMap(({ httpQuery }) => httpQuery ?? []),
  };
});

/** Lists another kind of bucket, at an endpoint of its own. */
const elsewhere = ["ListDirectoryBuckets"];

const simulated = operations.filter(
  ({ name }) => route(name)?.kind === "simulated" && !elsewhere.includes(name),
);

function scopeOf({ name, path }: Declared): Scope {
  return path.includes("{Key+}") ? "Object" : name === "ListBuckets" ? "Service" : "Bucket";
}

function route(name: string) {
  const declared = operations.find((each) => each.name === name);
  if (declared === undefined) {
    return undefined;
  }
  // Two operations are told from others by parameters of theirs, and a copy by a header.
  const required = declared.parameters.filter((each) => /^(?:uploadId|partNumber)$/.test(each));
  const own = name.endsWith("Object") ? [] : required.map((each) => `${each}=1`);
  const query = [declared.query, ...own].filter((each) => each !== "").join("&");
  const headers = name.includes("Copy") ? { "x-amz-copy-source": "/a/b" } : {};
  return routeOperation(declared.method, scopeOf(declared), parseQuery(query), headers);
}

describe("operations of the SDK", () => {
  it("are declared as this test reads them", () => {
    assert.ok(operations.length >= 100, String(operations.length));
    assert.ok(simulated.length >= 21, simulated.map(({ name }) => name).join());
  });

  it("are recognized by their names where they are simulated", () => {
    assert.deepEqual(
      simulated.map(({ name }) => route(name)?.name),
      simulated.map(({ name }) => name),
    );
  });
});

describe("checkRequestHeaders", () => {
  it("knows no header that the SDK does not declare", () => {
    const declared = new Set(operations.flatMap(({ headers }) => headers));
    // Of the signature, of CloudFront, and of transfers, which the SDK adds below its models.
    const added =
      /^x-amz-(cf-id|content-sha256|date|decoded-content-length|security-token|te|trailer|user-agent)$/;
    const odd = knownRequestHeaders.filter((name) => !declared.has(name) && !added.test(name));
    assert.deepEqual(odd, []);
  });

  for (const { name, headers } of simulated) {
    it(`refuses or reads each header that the SDK declares for ${name}`, () => {
      for (const header of headers.filter((each) => each.startsWith("x-amz-"))) {
        const refused = codeOf(() => checkRequestHeaders(name as OperationName, { [header]: "" }));
        assert.ok(
          refused === "NotImplemented" ||
            refused === "AccessDenied" ||
            knownRequestHeaders.includes(header),
          `${header}: ${refused}`,
        );
      }
    });
  }

  it("returns 501 for a header that nobody knows", () =>
    withS3(async ({ ask }) => {
      const headers = { "x-amz-unheard-of": "1" };
      assert.equal(verdict(await ask("PUT", "/plain/a", { headers })), "501 NotImplemented");
      assert.equal(verdict(await ask("GET", "/", { headers })), "501 NotImplemented");
    }));

  for (const [title, headers, expected] of [
    ["tags", { "x-amz-tagging": "a=1" }, "501 NotImplemented"],
    ["an object lock", { "x-amz-object-lock-mode": "GOVERNANCE" }, "501 NotImplemented"],
    [
      "a customer's key",
      { "x-amz-server-side-encryption-customer-algorithm": "AES256" },
      "501 NotImplemented",
    ],
    ["an append", { "x-amz-write-offset-bytes": "1" }, "501 NotImplemented"],
    [
      "another account's bucket",
      { "x-amz-expected-bucket-owner": "111111111111" },
      "403 AccessDenied",
    ],
    ["its own account", { "x-amz-expected-bucket-owner": "000000000000" }, "200"],
  ] as const) {
    it(`returns ${expected} for a PutObject with ${title}`, () =>
      withS3(async ({ ask }) => {
        assert.equal(verdict(await ask("PUT", "/plain/a", { headers })), expected);
      }));
  }

  it("accepts the checksum of the empty body that the AWS SDK sends with a GetObject", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/a", { body: "here" });
      const headers = { "x-amz-checksum-crc32": "AAAAAA==" };
      assert.equal(verdict(await ask("GET", "/plain/a", { headers })), "200");
    }));
});

function codeOf(work: () => void): string {
  try {
    work();
    return "accepted";
  } catch (error) {
    return (error as { code: string }).code;
  }
}
