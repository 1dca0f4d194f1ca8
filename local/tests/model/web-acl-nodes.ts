/**
 * Web ACLs by hand, and what is read of them.
 *
 * @module
 */
import { readWebAcls } from "../../model/web-acl-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { distribution, distributionArn, graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

export const arn = "arn:aws:wafv2:us-east-1:000000000000:global/webacl/wall/1";
export const setArn = "arn:aws:wafv2:us-east-1:000000000000:global/ipset/office/1";
export const patternsArn = "arn:aws:wafv2:us-east-1:000000000000:global/regexpatternset/bad/1";

/** What is read of a web ACL with these inputs. */
export function read(inputs: Properties, region = "us-east-1") {
  const acl = resource("aws:wafv2/webAcl:WebAcl", "wall", {
    region,
    inputs: { scope: "CLOUDFRONT", defaultAction: { allow: {} }, ...inputs },
    answers: { arn, name: "wall" },
  });
  const ipSet = resource("aws:wafv2/ipSet:IpSet", "office", {
    inputs: { addresses: ["192.0.2.0/24"] },
    answers: { arn: setArn },
  });
  const patterns = resource("aws:wafv2/regexPatternSet:RegexPatternSet", "bad", {
    inputs: { regularExpressions: [{ regexString: "^/wp-" }] },
    answers: { arn: patternsArn },
  });
  const graph = graphOf(acl, ipSet, patterns, distribution({ webAclId: arn }));
  const found = reading((findings) => readWebAcls(graph, findings));
  return { ...found, acl: found.result.get(distributionArn) };
}

/** What is read of one rule with this statement. */
export function readRule(statement: Properties, rest: Properties = {}) {
  const rule = { name: "one", priority: 0, action: { block: {} }, statement, ...rest };
  const { acl, problems, notSimulated } = read({ rules: [rule] });
  return { rules: acl?.rules, problems, notSimulated };
}

export const path: Properties = {
  fieldToMatch: { uriPath: {} },
  textTransformations: [
    { priority: 1, type: "NORMALIZE_PATH" },
    { priority: 0, type: "URL_DECODE" },
  ],
};
export const pathSource = {
  component: { kind: "uri-path" },
  transformations: ["URL_DECODE", "NORMALIZE_PATH"],
};
export const byteMatch: Properties = {
  byteMatchStatement: { ...path, positionalConstraint: "STARTS_WITH", searchString: "/auth/" },
};
export const byteMatched = {
  kind: "byte-match",
  source: pathSource,
  search: "/auth/",
  position: "STARTS_WITH",
};
export const label: Properties = { labelMatchStatement: { scope: "LABEL", key: "seen" } };
export const labelled = { kind: "label", scope: "LABEL", key: "seen" };
