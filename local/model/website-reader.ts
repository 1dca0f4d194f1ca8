/**
 * Static websites of buckets: a resource beside the bucket, or its own property.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
 * @module
 */
import { maxRoutingRules, websiteRedirectStatus } from "../../aws/s3-websites.ts";
import type { Graph, GraphNode, Properties, Value } from "../program/graph.ts";
import { isBag } from "../program/values.ts";
import type { RoutingRule, Website, WebsiteBehavior } from "../services/s3/website/website.ts";
import { audit } from "./audit.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket } from "./stack-model.ts";
import { routingRulesTable } from "./tables/s3-properties.ts";

/** Reads the websites of all buckets. */
export function readWebsites(
  graph: Graph,
  buckets: readonly Bucket[],
  findings: Findings,
): readonly Website[] {
  const declared = graph.nodes
    .filter((node) => !node.external && isWebsite(node))
    .map((node) => ({ node, name: Reader.outputs(node, findings).text("bucket") }));
  return declared.flatMap(({ node, name }, index) => {
    const reader = Reader.inputs(node, findings);
    const bucket = buckets.find((each) => each.name === name);
    if (bucket === undefined) {
      reader.foreign("bucket", "must be a bucket of this program");
      return [];
    }
    if (declared.findIndex((each) => each.name === name) < index) {
      reader.refuse("bucket", "must have one website configuration");
    }
    const endpoint = Reader.outputs(node, findings).text("websiteEndpoint");
    const behavior =
      node.type === bucketType ? readProperty(node, findings) : readResource(node, findings);
    return [{ bucket: bucket.name, region: bucket.region, endpoint, behavior }];
  });
}

const bucketType = "aws:s3/bucket:Bucket";

function isWebsite({ type, inputs }: GraphNode): boolean {
  return type === bucketType
    ? (inputs["website"] ?? undefined) !== undefined
    : type === "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration";
}

function readResource(node: GraphNode, findings: Findings): WebsiteBehavior {
  const reader = Reader.inputs(node, findings);
  if (reader.has("redirectAllRequestsTo")) {
    refuseBeside(reader, "redirectAllRequestsTo", [
      "indexDocument",
      "errorDocument",
      "routingRules",
      "routingRuleDetails",
    ]);
    const redirect = reader.object("redirectAllRequestsTo");
    return {
      kind: "redirect",
      hostName: redirect.text("hostName"),
      protocol: readProtocol(redirect),
    };
  }
  const details = reader.optionalText("routingRuleDetails");
  if (details !== undefined) {
    refuseBeside(reader, "routingRuleDetails", ["routingRules"]);
  }
  const rules =
    details === undefined
      ? reader
      : readJson(node, reader, "routingRuleDetails", details, findings);
  return {
    kind: "pages",
    indexSuffix: readSuffix(reader.object("indexDocument"), "suffix"),
    errorKey: reader.object("errorDocument").optionalText("key"),
    rules: readRules(rules),
  };
}

/** The property `website` of a bucket. */
function readProperty(node: GraphNode, findings: Findings): WebsiteBehavior {
  const reader = Reader.inputs(node, findings).object("website");
  const all = reader.optionalText("redirectAllRequestsTo");
  if (all !== undefined) {
    refuseBeside(reader, "redirectAllRequestsTo", [
      "indexDocument",
      "errorDocument",
      "routingRules",
    ]);
    const [, protocol = "http", hostName = ""] = /^(?:(https?):\/\/)?(.*?)\/?$/.exec(all) ?? [];
    return { kind: "redirect", hostName, protocol: protocol === "https" ? "https" : "http" };
  }
  const given = reader.value("routingRules") ?? [];
  return {
    kind: "pages",
    indexSuffix: readSuffix(reader, "indexDocument"),
    errorKey: reader.optionalText("errorDocument"),
    rules: readRules(readJson(node, reader, "routingRules", given, findings)),
  };
}

function refuseBeside(reader: Reader, name: string, others: readonly string[]): void {
  for (const other of others) {
    reader.check(other, reader.has(other) ? `must be absent beside ${name}` : undefined);
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_IndexDocument.html */
function readSuffix(reader: Reader, name: string): string {
  const suffix = reader.text(name);
  if (reader.has(name) && !/^[^/]+$/.test(suffix)) {
    reader.refuse(name, "must not be empty and must not contain a slash");
  }
  return suffix;
}

/** Rules as S3's own JSON, or as a list of it: its members begin with capitals. */
function readJson(
  node: GraphNode,
  reader: Reader,
  name: string,
  given: Value,
  findings: Findings,
): Reader {
  let rules: Value = given;
  if (typeof given === "string") {
    try {
      rules = given === "" ? [] : JSON.parse(given);
    } catch {
      reader.refuse(name, "must be JSON");
      rules = [];
    }
  }
  const inputs = { routingRules: lowerFirst(rules) };
  audit({ ...node, inputs }, routingRulesTable, findings);
  return Reader.inputs({ ...node, inputs }, findings);
}

function lowerFirst(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(lowerFirst);
  }
  if (!isBag(value)) {
    return value;
  }
  const members: Properties = value;
  return Object.fromEntries(
    Object.entries(members).map(([name, member]): [string, Value] => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      lowerFirst(member ?? null),
    ]),
  );
}

function readRules(reader: Reader): readonly RoutingRule[] {
  const rules = reader.objects("routingRules");
  const max = maxRoutingRules.value;
  reader.check("routingRules", rules.length > max ? `must have at most ${max} rules` : undefined);
  return rules.map(readRule);
}

function readRule(rule: Reader): RoutingRule {
  const condition = rule.object("condition");
  const redirect = rule.object("redirect");
  if (redirect.has("replaceKeyWith")) {
    refuseBeside(redirect, "replaceKeyWith", ["replaceKeyPrefixWith"]);
  }
  return {
    keyPrefix: condition.text("keyPrefixEquals", ""),
    errorStatus: readStatus(condition, "httpErrorCodeReturnedEquals", /^[45]\d\d$/, "400 to 599"),
    hostName: redirect.optionalText("hostName"),
    protocol: readProtocol(redirect),
    status:
      readStatus(redirect, "httpRedirectCode", /^3(?!00)\d\d$/, "301 to 399") ??
      websiteRedirectStatus.value,
    replaceKeyWith: redirect.optionalText("replaceKeyWith"),
    replaceKeyPrefixWith: redirect.optionalText("replaceKeyPrefixWith"),
  };
}

/** That of the request where none is declared, and website endpoints take HTTP only. */
function readProtocol(reader: Reader): "http" | "https" {
  return reader.oneOf("protocol", ["http", "https"], "http");
}

function readStatus(reader: Reader, name: string, form: RegExp, range: string): number | undefined {
  const status = reader.value(name);
  if (status === undefined || status === "") {
    return undefined;
  }
  if (!form.test(String(status))) {
    reader.refuse(name, `must be a status of ${range}`);
  }
  return Number(status);
}
