/**
 * Reading the outputs of a stack.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { SmokeError } from "../../../scripts/smoke/smoke-error.ts";
import { readOutputs } from "../../../scripts/smoke/stack-outputs.ts";

const valid = {
  url: "https://d111111abcdef8.cloudfront.net",
  endpoints: { "eu-west-1": "https://abc.execute-api.eu-west-1.amazonaws.com" },
  seasonBucket: "touchline-dev-season",
  signInBucket: "",
};

describe("readOutputs", () => {
  it("has the APIs by Region, and the buckets that the stack has", () => {
    const { endpoints, buckets } = readOutputs(JSON.stringify(valid), "outputs.json");
    assert.deepEqual(
      [endpoints["eu-west-1"]?.hostname, buckets],
      ["abc.execute-api.eu-west-1.amazonaws.com", ["touchline-dev-season"]],
    );
    const signIn = { ...valid, signInBucket: "touchline-dev-sign-in" };
    assert.equal(readOutputs(JSON.stringify(signIn), "outputs.json").buckets.length, 2);
  });

  for (const [title, text, problem] of [
    ["what is not JSON", "url", /^outputs\.json must have endpoints by Region and seasonBucket/],
    ["a list", "[]", /must have endpoints/],
    ["no bucket", JSON.stringify({ ...valid, seasonBucket: "-" }), /must have endpoints/],
    ["no endpoint", JSON.stringify({ ...valid, endpoints: {} }), /at least one of endpoints/],
    [
      "an endpoint with HTTP",
      JSON.stringify({ ...valid, endpoints: { "eu-west-1": "http://abc.example" } }),
      /endpoints\.eu-west-1 must be an https address, got "http:\/\/abc\.example"$/,
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(
        () => readOutputs(text, "outputs.json"),
        (error: unknown) => error instanceof SmokeError && problem.test(error.message),
      );
    });
  }
});
