/**
 * The options of `npm run smoke`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { UsageError } from "../../../scripts/smoke/smoke-error.ts";
import { parseOptions } from "../../../scripts/smoke/smoke-options.ts";

describe("the options of npm run smoke", () => {
  it("are those of the local stack, reading only, if none are given", () => {
    const options = parseOptions([], ["root"]);
    assert.ok(typeof options === "object");
    const { base, endpoint, ...rest } = options;
    assert.deepEqual(
      [base.href, endpoint.href],
      ["http://127.0.0.1:8080/", "http://127.0.0.1:8081/"],
    );
    assert.deepEqual(rest, {
      outputs: undefined,
      token: undefined,
      staging: undefined,
      only: [],
      hasLoad: false,
      hasWrite: false,
      isJson: false,
      junit: undefined,
      timeoutSeconds: 10,
      patienceSeconds: 30,
    });
  });

  it("have a staging header by name and value", () => {
    const options = parseOptions(["https://a.example", "--staging", "AWS-CF-CD-Blue=a=b"], []);
    assert.deepEqual(typeof options === "object" && options.staging, ["aws-cf-cd-blue", "a=b"]);
  });

  for (const [args, problem] of [
    [["ftp://example.org"], "the address must be like https://"],
    [["http://example.org"], "the address must be like https://"],
    [["https://example.org/path"], "the address must be like https://"],
    [["https://me:mine@example.org"], "the address must be like https://"],
    [["https://a.example", "https://b.example"], "one address is taken, got 2"],
    [["--timeout", "0"], '--timeout must be a whole number of seconds from 1 to 120, got "0"'],
    [["--patience", "-1"], "Option '--patience' argument is ambiguous"],
    [
      ["--patience", "1e9"],
      '--patience must be a whole number of seconds from 0 to 3600, got "1e9"',
    ],
    [["--endpoint", "https://s3.example"], "--endpoint must be an address of this machine"],
    [["--staging", "x-staging=1"], "--staging must be like aws-cf-cd-staging=VALUE"],
    [["--token", "a b"], "--token must be 1 to 4,096 letters"],
    [["--only", "nothing"], '--only must be one of root, got "nothing"'],
    [["--nonsense"], "Unknown option '--nonsense'"],
  ] as const) {
    it(`are refused for ${args.join(" ")}`, () => {
      assert.throws(
        () => parseOptions(args, ["root"]),
        (error: unknown) => error instanceof UsageError && error.message.startsWith(problem),
      );
    });
  }
});
