/**
 * Statements of a web ACL.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html
 * @module
 */
import { compilePatterns, maxPatternLength } from "../services/waf/text-match.ts";
import type { Statement, TextSource } from "../services/waf/web-acl-model.ts";
import type { Reader } from "./property-reader.ts";
import { readSource, type WebAclContext } from "./web-acl-source-reader.ts";

/** Reads one kind. @returns `undefined` when something in it is not simulated. */
type ReadKind = (reader: Reader, context: WebAclContext) => Statement | undefined;

/** What is not simulated makes all of it so. */
function readAll(
  readers: readonly Reader[],
  context: WebAclContext,
): readonly Statement[] | undefined {
  const read = readers.map((each) => readStatement(each, context));
  const known = read.filter((each) => each !== undefined);
  return known.length === read.length ? known : undefined;
}

function readSeveral(kind: "and" | "or"): ReadKind {
  return (reader, context) => {
    const statements = readAll(reader.objects("statements"), context);
    return statements && { kind, statements };
  };
}

function readNot(reader: Reader, context: WebAclContext): Statement | undefined {
  const statement = readStatement(reader.object("statement"), context);
  return statement && { kind: "not", statement };
}

function withSource(
  reader: Reader,
  context: WebAclContext,
  make: (source: TextSource) => Statement,
): Statement | undefined {
  const source = readSource(reader, context);
  return source && make(source);
}

function readByteMatch(reader: Reader, context: WebAclContext): Statement | undefined {
  const search = reader.text("searchString");
  const position = reader.oneOf("positionalConstraint", [
    "EXACTLY",
    "STARTS_WITH",
    "ENDS_WITH",
    "CONTAINS",
    "CONTAINS_WORD",
  ]);
  return withSource(reader, context, (source) => ({
    kind: "byte-match",
    source,
    search,
    position,
  }));
}

/** Refuses what is no pattern, and what WAF finds too long. */
export function checkPattern(reader: Reader, name: string): string {
  const pattern = reader.text(name);
  if (pattern.length > maxPatternLength) {
    reader.refuse(name, `must be at most ${maxPatternLength} characters`);
  }
  try {
    compilePatterns([pattern]);
  } catch {
    reader.refuse(name, "must be a regular expression without look-around and back-references");
  }
  return pattern;
}

function readRegex(reader: Reader, context: WebAclContext): Statement | undefined {
  const patterns = [checkPattern(reader, "regexString")];
  return withSource(reader, context, (source) => ({ kind: "regex-match", source, patterns }));
}

/** A set of the program's, by its ARN. */
function inSets(
  reader: Reader,
  sets: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const found = sets.get(reader.text("arn"));
  if (found === undefined) {
    reader.foreign("arn", "must be the ARN of a set of this program");
  }
  return found;
}

function readPatternSet(reader: Reader, context: WebAclContext): Statement | undefined {
  const patterns = inSets(reader, context.patternSets) ?? [];
  return withSource(reader, context, (source) => ({ kind: "regex-match", source, patterns }));
}

function readIpSet(reader: Reader, context: WebAclContext): Statement | undefined {
  const ranges = inSets(reader, context.ipSets) ?? [];
  if (!reader.has("ipSetForwardedIpConfig")) {
    return { kind: "ip-set", ranges, forwarded: undefined };
  }
  const config = reader.object("ipSetForwardedIpConfig");
  const forwarded = {
    header: config.text("headerName").toLowerCase(),
    position: config.oneOf("position", ["FIRST", "LAST", "ANY"]),
    fallback: config.oneOf("fallbackBehavior", ["MATCH", "NO_MATCH"]),
  };
  return { kind: "ip-set", ranges, forwarded };
}

function readGeo(reader: Reader): Statement | undefined {
  const countries = reader.texts("countryCodes");
  return reader.has("forwardedIpConfig") ? undefined : { kind: "geo", countries };
}

function readSize(reader: Reader, context: WebAclContext): Statement | undefined {
  const comparison = reader.oneOf("comparisonOperator", ["EQ", "NE", "LE", "LT", "GE", "GT"]);
  const size = reader.number("size");
  return withSource(reader, context, (source) => ({ kind: "size", source, comparison, size }));
}

function readLabel(reader: Reader): Statement {
  const scope = reader.oneOf("scope", ["LABEL", "NAMESPACE"]);
  return { kind: "label", scope, key: reader.text("key") };
}

/** Listed by their table. */
const unjudged = (): undefined => undefined;

const kinds: Readonly<Record<string, ReadKind>> = {
  andStatement: readSeveral("and"),
  asnMatchStatement: unjudged,
  byteMatchStatement: readByteMatch,
  geoMatchStatement: readGeo,
  ipSetReferenceStatement: readIpSet,
  labelMatchStatement: readLabel,
  notStatement: readNot,
  orStatement: readSeveral("or"),
  regexMatchStatement: readRegex,
  regexPatternSetReferenceStatement: readPatternSet,
  sizeConstraintStatement: readSize,
  sqliMatchStatement: unjudged,
  xssMatchStatement: unjudged,
};

/** Statements that a rule is made of, and no other statement. */
const alone = ["managedRuleGroupStatement", "rateBasedStatement", "ruleGroupReferenceStatement"];

/** Reads the one statement of an object. @returns `undefined` when something in it is not simulated. */
export function readStatement(reader: Reader, context: WebAclContext): Statement | undefined {
  const names = [...Object.keys(kinds), ...alone].filter((each) => reader.has(each));
  const [name = ""] = names;
  if (names.length !== 1) {
    const path = reader.path("").slice(0, -1);
    const message = `must hold one statement, got ${JSON.stringify(names)}`;
    context.findings.refuse(context.node.urn, { path, message });
  } else if (alone.includes(name)) {
    reader.refuse(name, "must not be nested in another statement");
  }
  return kinds[name]?.(reader.object(name), context);
}
