/**
 * Websites, by either of their declarations.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readBuckets } from "../../model/bucket-reader.ts";
import { readWebsites } from "../../model/website-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const endpoint = "site.s3-website-eu-west-1.amazonaws.com";
const answers = { websiteEndpoint: endpoint };
const index: Properties = { indexDocument: { suffix: "index.html" } };

function website(inputs: Properties): GraphNode {
  return resource("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", "website", {
    inputs: { bucket: "site", ...inputs },
    answers,
  });
}

function withProperty(inputs: Properties): GraphNode {
  const node = bucket("site", { website: inputs });
  return { ...node, outputs: { ...node.outputs, ...answers } };
}

function read(...nodes: readonly GraphNode[]) {
  const graph = graphOf(...nodes);
  return reading((findings) => readWebsites(graph, readBuckets(graph, findings), findings));
}

const rule = {
  keyPrefix: "a/",
  errorStatus: 404,
  hostName: "example.org",
  protocol: "https",
  status: 302,
  replaceKeyWith: undefined,
  replaceKeyPrefixWith: "b/",
};

const declaredRule: Properties = {
  condition: { keyPrefixEquals: "a/", httpErrorCodeReturnedEquals: "404" },
  redirect: {
    hostName: "example.org",
    protocol: "https",
    httpRedirectCode: "302",
    replaceKeyPrefixWith: "b/",
  },
};

const json = JSON.stringify([
  {
    Condition: { KeyPrefixEquals: "a/", HttpErrorCodeReturnedEquals: "404" },
    Redirect: {
      HostName: "example.org",
      Protocol: "https",
      HttpRedirectCode: "302",
      ReplaceKeyPrefixWith: "b/",
    },
  },
]);

describe("readWebsites", () => {
  const expected = {
    kind: "pages",
    indexSuffix: "index.html",
    errorKey: "error.html",
    rules: [rule],
  };
  const errorDocument: Properties = { key: "error.html" };
  for (const [title, nodes] of [
    [
      "a resource",
      [bucket("site"), website({ ...index, errorDocument, routingRules: [declaredRule] })],
    ],
    [
      "a resource with rules in JSON",
      [bucket("site"), website({ ...index, errorDocument, routingRuleDetails: json })],
    ],
    [
      "a property",
      [
        withProperty({
          indexDocument: "index.html",
          errorDocument: "error.html",
          routingRules: json,
        }),
      ],
    ],
    [
      "a property with a list of rules",
      [
        withProperty({
          indexDocument: "index.html",
          errorDocument: "error.html",
          routingRules: JSON.parse(json),
        }),
      ],
    ],
  ] as const satisfies readonly (readonly [string, readonly GraphNode[]])[]) {
    it(`reads ${title}`, () => {
      assert.deepEqual(read(...nodes), {
        result: [{ bucket: "site", region: "eu-west-1", endpoint, behavior: expected }],
        problems: [],
        notSimulated: [],
      });
    });
  }

  for (const [title, node, behavior] of [
    [
      "a resource",
      website({ redirectAllRequestsTo: { hostName: "example.org", protocol: "https" } }),
      { kind: "redirect", hostName: "example.org", protocol: "https" },
    ],
    [
      "a property with a protocol",
      withProperty({ redirectAllRequestsTo: "https://example.org/" }),
      { kind: "redirect", hostName: "example.org", protocol: "https" },
    ],
    [
      "a property without one",
      withProperty({ redirectAllRequestsTo: "example.org" }),
      { kind: "redirect", hostName: "example.org", protocol: "http" },
    ],
  ] as const satisfies readonly (readonly [string, GraphNode, unknown])[]) {
    it(`reads a redirect of all requests from ${title}`, () => {
      const { result, problems } = read(bucket("site"), node);
      assert.deepEqual(result.at(0)?.behavior, behavior);
      assert.deepEqual(problems, []);
    });
  }

  for (const [title, inputs, problem] of [
    ["no index document", {}, "indexDocument.suffix must be a string, got nothing"],
    [
      "an index document in a folder",
      { indexDocument: { suffix: "a/b" } },
      'indexDocument.suffix must not be empty and must not contain a slash, got "a/b"',
    ],
    [
      "pages beside a redirect of all requests",
      { ...index, redirectAllRequestsTo: { hostName: "a" } },
      'indexDocument must be absent beside redirectAllRequestsTo, got {"suffix":"index.html"}',
    ],
    [
      "a status that is no redirect",
      { ...index, routingRules: [{ redirect: { httpRedirectCode: "300" } }] },
      'routingRules[0].redirect.httpRedirectCode must be a status of 301 to 399, got "300"',
    ],
    [
      "a status that is no error",
      { ...index, routingRules: [{ condition: { httpErrorCodeReturnedEquals: "200" } }] },
      'routingRules[0].condition.httpErrorCodeReturnedEquals must be a status of 400 to 599, got "200"',
    ],
    [
      "both replacements",
      {
        ...index,
        routingRules: [{ redirect: { replaceKeyWith: "a", replaceKeyPrefixWith: "b" } }],
      },
      'routingRules[0].redirect.replaceKeyPrefixWith must be absent beside replaceKeyWith, got "b"',
    ],
    [
      "an unknown member in JSON",
      { ...index, routingRuleDetails: '[{"Redirect":{"Target":"a"}}]' },
      'routingRules[0].redirect.target is not known to this version of the runtime, got "a"',
    ],
    [
      "text that is not JSON",
      { ...index, routingRuleDetails: "[" },
      'routingRuleDetails must be JSON, got "["',
    ],
  ] as const satisfies readonly (readonly [string, Properties, string])[]) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(read(bucket("site"), website(inputs)).problems, [problem]);
    });
  }

  it("refuses more than 50 rules", () => {
    const rules = Array.from({ length: 51 }, () => ({ redirect: { replaceKeyWith: "a" } }));
    const { problems } = read(bucket("site"), website({ ...index, routingRules: rules }));
    assert.match(problems[0] ?? "", /^routingRules must have at most 50 rules/);
  });

  it("refuses two configurations of one bucket", () => {
    const { problems } = read(withProperty({ indexDocument: "index.html" }), website(index));
    assert.deepEqual(problems, ['bucket must have one website configuration, got "site"']);
  });

  it("does not know the bucket of another program", () => {
    assert.deepEqual(read(website(index)).problems, [
      'bucket must be a bucket of this program, got "site"',
    ]);
  });
});
