/**
 * A web ACL as requests meet it: plain data, every reference resolved.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html
 * @module
 */
import type { Selection } from "../../http/name-selection.ts";
import type { TextTransformation } from "./text-transformation.ts";

/** What becomes of a request of which more is there than WAF looks at: only its beginning is inspected, or it counts as a match, or as none. */
export type Oversize = "CONTINUE" | "MATCH" | "NO_MATCH";

/** Which half of name and value pairs is looked at. */
export type PairScope = "ALL" | "KEY" | "VALUE";

/** The part of a request that a statement looks at. Names of headers are lower case, names of arguments are compared without case. */
export type Component =
  | { readonly kind: "uri-path" }
  | { readonly kind: "query-string" }
  | { readonly kind: "method" }
  | { readonly kind: "all-query-arguments" }
  | { readonly kind: "single-header"; readonly name: string }
  | { readonly kind: "single-query-argument"; readonly name: string }
  | {
      readonly kind: "headers" | "cookies";
      readonly names: Selection;
      readonly scope: PairScope;
      readonly oversize: Oversize;
    }
  | { readonly kind: "body"; readonly oversize: Oversize };

/** A component, after its transformations in their order. */
export interface TextSource {
  readonly component: Component;
  readonly transformations: readonly TextTransformation[];
}

/** Where an address stands in a header of proxies, and what an address that is none counts as. */
export interface ForwardedAddress {
  /** Lower case. */
  readonly header: string;
  readonly position: "FIRST" | "LAST" | "ANY";
  readonly fallback: "MATCH" | "NO_MATCH";
}

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_ByteMatchStatement.html */
export type Position = "EXACTLY" | "STARTS_WITH" | "ENDS_WITH" | "CONTAINS" | "CONTAINS_WORD";

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_SizeConstraintStatement.html */
export type Comparison = "EQ" | "NE" | "LE" | "LT" | "GE" | "GT";

/** What is true of a request, or is not. */
export type Statement =
  | { readonly kind: "and" | "or"; readonly statements: readonly Statement[] }
  | { readonly kind: "not"; readonly statement: Statement }
  | {
      readonly kind: "byte-match";
      readonly source: TextSource;
      readonly search: string;
      readonly position: Position;
    }
  | {
      readonly kind: "regex-match";
      readonly source: TextSource;
      readonly patterns: readonly string[];
    }
  | {
      readonly kind: "size";
      readonly source: TextSource;
      readonly comparison: Comparison;
      /** Bytes. */
      readonly size: number;
    }
  | { readonly kind: "geo"; readonly countries: readonly string[] }
  | {
      readonly kind: "ip-set";
      /** CIDR ranges. */
      readonly ranges: readonly string[];
      /** @default the viewer's own address */
      readonly forwarded: ForwardedAddress | undefined;
    }
  | { readonly kind: "label"; readonly scope: "LABEL" | "NAMESPACE"; readonly key: string };

/** One part of what requests are counted by. */
export type RateKeyPart =
  | { readonly kind: "ip" }
  | {
      readonly kind: "forwarded-ip";
      /** Lower case. */
      readonly header: string;
      readonly fallback: "MATCH" | "NO_MATCH";
    }
  | { readonly kind: "text"; readonly source: TextSource }
  | {
      readonly kind: "cookie";
      readonly name: string;
      readonly transformations: readonly TextTransformation[];
    }
  | { readonly kind: "label-namespace"; readonly namespace: string };

/** True of a request whose key has come too often. */
export interface RateStatement {
  readonly kind: "rate";
  /** Requests in a window, 10 to 2,000,000,000. */
  readonly limit: number;
  readonly windowSeconds: 60 | 120 | 300 | 600;
  /** Empty: all requests of the scope are counted together. */
  readonly key: readonly RateKeyPart[];
  /** Which requests are counted, and stopped. @default all */
  readonly scopeDown: Statement | undefined;
}

/** An answer of the web ACL's own. */
export interface CustomResponse {
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** @default an empty one */
  readonly body: { readonly contentType: string; readonly content: string } | undefined;
}

/** What a rule does with what it matches. Allow and Block end the evaluation, Count does not. */
export type RuleAction =
  | { readonly kind: "allow" | "count" }
  /** @default CloudFront's own page, status 403 */
  | { readonly kind: "block"; readonly response: CustomResponse | undefined };

/** One rule. */
export interface Rule {
  readonly name: string;
  readonly statement: Statement | RateStatement;
  readonly action: RuleAction;
  /** Added to what it matches, without the prefix of the web ACL. */
  readonly labels: readonly string[];
}

/** One web ACL. */
export interface WebAcl {
  readonly arn: string;
  /** `awswaf:<account>:webacl:<name>:`, before every label of its rules. */
  readonly labelPrefix: string;
  /** In order of priority, the lowest number first. */
  readonly rules: readonly Rule[];
  /** For what no rule allowed or blocked. */
  readonly defaultAction:
    | Exclude<RuleAction, { readonly kind: "count" }>
    | { readonly kind: "allow" };
  /** How much of a body is inspected. @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html */
  readonly bodyBytes: number;
}
