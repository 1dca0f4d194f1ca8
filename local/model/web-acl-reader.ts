/**
 * Web ACLs of the program, and which distribution each stands before.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
 * @module
 */
import { cloudFrontRegion } from "../../aws/cloudfront-regions.ts";
import { bodyInspectionLimits } from "../../aws/waf.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import { parseRange } from "../services/waf/ip-address.ts";
import type { Rule, WebAcl } from "../services/waf/web-acl-model.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import { type ResponseBodies, readAction, readResponseBodies } from "./web-acl-action-reader.ts";
import { readRate } from "./web-acl-rate-reader.ts";
import type { WebAclContext } from "./web-acl-source-reader.ts";
import { checkPattern, readStatement } from "./web-acl-statement-reader.ts";

const aclType = "aws:wafv2/webAcl:WebAcl";

/** Reads the values of every set of a type, by ARN. */
function readSets(
  graph: Graph,
  type: string,
  findings: Findings,
  read: (inputs: Reader) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    graph.nodes
      .filter((node) => node.type === type)
      .map((node) => [
        Reader.outputs(node, findings).text("arn"),
        read(Reader.inputs(node, findings)),
      ]),
  );
}

function readRanges(set: Reader): readonly string[] {
  const ranges = set.texts("addresses");
  if (!ranges.every(parseRange)) {
    set.refuse("addresses", "must be ranges like 192.0.2.0/24 or 2001:db8::/32");
  }
  return ranges;
}

function readPatterns(set: Reader): readonly string[] {
  return set.objects("regularExpressions").map((each) => checkPattern(each, "regexString"));
}

/** Groups of rules are listed by their names. @returns `undefined` for them, and for what is not simulated. */
function readRuleStatement(
  statement: Reader,
  context: WebAclContext,
): Rule["statement"] | undefined {
  const { node, findings } = context;
  if (statement.has("managedRuleGroupStatement")) {
    const group = statement.object("managedRuleGroupStatement");
    const name = `${group.text("vendorName")}/${group.text("name")}`;
    const why = `the rules of managed rule group ${name} are not public: none of them is evaluated`;
    findings.list(node, statement.path("managedRuleGroupStatement"), why);
    return undefined;
  }
  if (statement.has("ruleGroupReferenceStatement")) {
    const arn = statement.object("ruleGroupReferenceStatement").text("arn");
    const why = `rule group ${arn} is not simulated: none of its rules is evaluated`;
    findings.list(node, statement.path("ruleGroupReferenceStatement"), why);
    return undefined;
  }
  return statement.has("rateBasedStatement")
    ? readRate(statement.object("rateBasedStatement"), context)
    : readStatement(statement, context);
}

/** @returns nothing for a rule that is not simulated. */
function readRule(rule: Reader, bodies: ResponseBodies, context: WebAclContext): readonly Rule[] {
  const name = rule.text("name");
  const statement = readRuleStatement(rule.object("statement"), context);
  const labels = rule.objects("ruleLabels").map((label) => label.text("name"));
  const action = readAction(rule.object("action"), bodies);
  if (statement?.kind === "rate" && action.kind === "allow") {
    rule.refuse("action", "must not be Allow for a rate-based rule");
  }
  return statement === undefined ? [] : [{ name, statement, action, labels }];
}

/** Rules by priority, which no two share. */
function readRules(acl: Reader, bodies: ResponseBodies, context: WebAclContext): readonly Rule[] {
  const byPriority = new Map<number, readonly Rule[]>();
  for (const rule of acl.objects("rules")) {
    const priority = rule.number("priority");
    if (byPriority.has(priority)) {
      rule.refuse("priority", "must not be that of another rule");
    }
    byPriority.set(priority, readRule(rule, bodies, context));
  }
  return [...byPriority].sort(([a], [b]) => a - b).flatMap(([, rules]) => rules);
}

/** How much of a body is looked at. */
function readBodyBytes(acl: Reader): number {
  const [bodies] = acl.object("associationConfig").objects("requestBodies");
  const [initial] = bodyInspectionLimits.value;
  const limit = bodies
    ?.object("cloudfront")
    .oneOf("defaultSizeInspectionLimit", bodyInspectionLimits.value, initial);
  return Number((limit ?? initial).slice("KB_".length)) * 1024;
}

/** Reads a resource of type `aws:wafv2/webAcl:WebAcl`. */
function readWebAcl(context: WebAclContext): WebAcl {
  const { node, findings } = context;
  const inputs = Reader.inputs(node, findings);
  const arn = Reader.outputs(node, findings).text("arn");
  const name = Reader.outputs(node, findings).text("name");
  const bodies = readResponseBodies(inputs);
  const otherwise = readAction(inputs.object("defaultAction"), bodies);
  const [, , , , account = ""] = arn.split(":");
  return {
    arn,
    labelPrefix: `awswaf:${account}:webacl:${name}:`,
    rules: readRules(inputs, bodies, context),
    defaultAction: otherwise.kind === "block" ? otherwise : { kind: "allow" },
    bodyBytes: readBodyBytes(inputs),
  };
}

/** A web ACL before a distribution must be CloudFront's, which are made in one Region. */
function refuseScope(node: GraphNode, findings: Findings): void {
  const inputs = Reader.inputs(node, findings);
  if (inputs.text("scope") !== "CLOUDFRONT") {
    inputs.refuse("scope", 'must be "CLOUDFRONT" before a distribution');
  }
  if (node.region !== cloudFrontRegion.value) {
    const message = `must be ${cloudFrontRegion.value} for CloudFront, got ${JSON.stringify(node.region)}`;
    findings.refuse(node.urn, { path: "region", message });
  }
}

/** Every web ACL that stands before a distribution, by the ARN of the distribution. */
export function readWebAcls(graph: Graph, findings: Findings): ReadonlyMap<string, WebAcl> {
  const ipSets = readSets(graph, "aws:wafv2/ipSet:IpSet", findings, readRanges);
  const patternSets = readSets(
    graph,
    "aws:wafv2/regexPatternSet:RegexPatternSet",
    findings,
    readPatterns,
  );
  const acls = new Map<string, WebAcl>();
  for (const node of graph.nodes) {
    const isDistribution = node.type === "aws:cloudfront/distribution:Distribution";
    const id = isDistribution ? Reader.inputs(node, findings).text("webAclId", "") : "";
    if (id !== "") {
      const found = graph.nodes.find(
        ({ type, outputs }) => type === aclType && outputs["arn"] === id,
      );
      if (found === undefined) {
        findings.list(node, "webAclId", `web ACL ${id} is not in this program: nothing is blocked`);
      } else {
        refuseScope(found, findings);
        const acl = readWebAcl({ node: found, findings, ipSets, patternSets });
        acls.set(Reader.outputs(node, findings).text("arn"), acl);
      }
    }
  }
  return acls;
}
