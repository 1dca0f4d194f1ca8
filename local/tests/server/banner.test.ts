/**
 * What a person is told at start.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { Model } from "../../model/stack-model.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { banner, type Place } from "../../server/banner.ts";
import {
  bucket,
  distribution,
  functionArn,
  graphOf,
  lambdaFunction,
  plainBehavior,
  role,
} from "../model/graph-builder.ts";

const place: Place = {
  url: "http://127.0.0.1:8080",
  endpoints: [{ kind: "CloudFront", name: "cdn", url: "http://127.0.0.1:8080" }],
  s3Url: "http://127.0.0.1:8081",
  regions: [],
  keys: false,
  config: {},
};

function associate(eventType: string, name: string): Properties {
  return { eventType, lambdaArn: functionArn(name) };
}

/** A stack with a bucket, and functions of these names. */
function modelOf(names: readonly string[], inputs: Properties): Model {
  const functions: readonly GraphNode[] = names.map((name) => lambdaFunction(name));
  return assemble(graphOf(bucket("site"), role("worker"), ...functions, distribution(inputs)));
}

/** The lines below a title, up to the next empty one. */
function section(text: string, title: string): readonly string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(title);
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf("", start));
}

const controls =
  "  http://127.0.0.1:8080/__local/  what this stack does, and its controls: http://127.0.0.1:8080/__local/openapi.json";

const guard = "touchline-test-token-guard-function-b0f248";
const stamp = "elsewhere-stamp";
const model = modelOf([guard, stamp], {
  orderedCacheBehaviors: [
    {
      ...plainBehavior,
      pathPattern: "/v1/*",
      lambdaFunctionAssociations: [
        associate("viewer-response", stamp),
        associate("viewer-request", guard),
      ],
    },
  ],
});

describe("banner", () => {
  it("shows what is served and where", () => {
    const lines = banner(model, place, []).split("\n");
    assert.deepEqual(lines.slice(-6), [
      "touchline test on 127.0.0.1",
      "",
      "  http://127.0.0.1:8080  CloudFront; plain HTTP represents HTTPS",
      controls,
      "  http://127.0.0.1:8081  AWS (S3, CloudFront, Secrets Manager, SSM, SQS, SNS, SES); any credentials have full access, except those of a function",
      "",
    ]);
  });

  it("lists routes in columns, with functions as the program names them", () => {
    assert.deepEqual(section(banner(model, place, []), "routes"), [
      "  /v1/*  bucket  viewer-request token-guard, viewer-response elsewhere-stamp",
      "  *      bucket",
    ]);
  });

  it("lists buckets", () => {
    assert.deepEqual(section(banner(model, place, []), "buckets"), ["  s3://site"]);
  });

  it("numbers Regions when keys are read", () => {
    const text = banner(model, { ...place, regions: ["eu-west-1", "us-east-1"], keys: true }, []);
    assert.deepEqual(section(text, "regions"), [
      "  1 eu-west-1  2 us-east-1",
      "  press a number to switch a Region off or on; q quits",
    ]);
  });

  it("names Regions without a terminal", () => {
    const text = banner(model, { ...place, regions: ["eu-west-1", "us-east-1"] }, []);
    assert.deepEqual(section(text, "regions"), ["  eu-west-1  us-east-1"]);
  });

  it("names the controls and their description in one line", () => {
    const named = banner(model, place, [])
      .split("\n")
      .filter((line) => line.includes("/__local/"));
    assert.deepEqual(named, [controls]);
  });

  it("omits empty sections", () => {
    const text = banner({ ...model, buckets: [], notSimulated: [] }, place, []);
    const titles = text.split("\n").filter((line) => /^[a-z ]+$/.test(line));
    assert.deepEqual(titles, ["routes"]);
  });

  it("counts what is not simulated, and says what lists it", () => {
    const item = { urn: "a", type: "aws:s3/bucket:Bucket", what: "tags", why: "no" };
    const told = (...notSimulated: (typeof item)[]) =>
      /^.* not simulated.*$/m.exec(banner({ ...model, notSimulated }, place, []))?.[0];
    assert.equal(
      told(item),
      "1 thing is not simulated; npx touchline check --stack test lists them",
    );
    assert.match(told(item, item) ?? "", /^2 things are not simulated;/);
    assert.equal(told(), undefined);
  });

  it("lists what is not simulated with the settings of the command line", () => {
    const item = { urn: "a", type: "aws:s3/bucket:Bucket", what: "tags", why: "no" };
    const config = { desk: "true", "app:title": "it's new" };
    assert.match(
      banner({ ...model, notSimulated: [item] }, { ...place, config }, []),
      /check --stack test --config desk=true --config 'app:title=it'\\''s new' lists them$/m,
    );
  });

  it("repeats warnings", () => {
    const text = banner(model, place, ["a setting is old"]);
    assert.deepEqual(section(text, "warnings"), ["  a setting is old"]);
  });
});
