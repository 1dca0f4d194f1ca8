/**
 * Web ACLs and the rules in them, as lists, as JSON, or as separate resources.
 *
 * @module
 */
import { distributions } from "./distribution.ts";
import { type Part, parseJson, pathIn, type Resource, type StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import {
  isList,
  isProperties,
  list,
  type Properties,
  part,
  text,
  unknown,
  type Value,
} from "./value.ts";

export const webAclType = "aws:wafv2/webAcl:WebAcl";
export const webAclRuleType = "aws:wafv2/webAclRule:WebAclRule";
export const groupAssociationType =
  "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation";
export const ruleGroupType = "aws:wafv2/ruleGroup:RuleGroup";
export const ipSetType = "aws:wafv2/ipSet:IpSet";
export const regexPatternSetType = "aws:wafv2/regexPatternSet:RegexPatternSet";
export const webAclLogType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
export const webAclAssociationType = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** Types that hold rules. */
export const ruleHolders = [webAclType, ruleGroupType, webAclRuleType] as const;

/** One rule. */
export interface FirewallRule extends Part {
  readonly name: string;
}

/** A statement of a rule. */
export interface FirewallStatement extends Part {
  readonly rule: FirewallRule;
  /** Like `rateBasedStatement`. */
  readonly kind: string;
  /** Whether it is inside another. */
  readonly isNested: boolean;
}

/** The rules written in a resource, as far as they are known. */
export function rulesIn(on: Resource): readonly FirewallRule[] {
  switch (on.type) {
    case webAclRuleType:
      return [readRule(on, "", on.props)];
    case groupAssociationType:
      return [readRule(on, "", asRule(on.props))];
    default:
      return [
        ...list(on.props["rules"]).flatMap((rule, index) =>
          rule === unknown ? [] : readRule(on, `rules[${index}]`, rule),
        ),
        ...["ruleJson", "rulesJson"].flatMap((input) =>
          list(asWritten(parseJson(text(on.props[input]) ?? "[]"))).map((rule, index) =>
            readRule(on, `${input}[${index}]`, rule),
          ),
        ),
      ];
  }
}

function readRule(on: Resource, at: string, rule: Value): FirewallRule {
  const props = isProperties(rule) ? rule : {};
  return { on, at, name: text(props["name"]) ?? "", props };
}

/** A group that is added to a web ACL from outside, in the words of a rule. */
function asRule({ ruleName, managedRuleGroup, overrideAction, priority }: Properties): Properties {
  return {
    name: ruleName,
    priority,
    statement:
      managedRuleGroup === undefined
        ? { ruleGroupReferenceStatement: {} }
        : { managedRuleGroupStatement: managedRuleGroup },
    overrideAction: { [text(overrideAction) ?? "none"]: {} },
  };
}

/** JSON is in WAF's own spelling: its names begin with capitals. */
function asWritten(value: Value): Value {
  if (isList(value)) {
    return value.map(asWritten);
  }
  return isProperties(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name
            .replace(/(?<=[A-Z])[A-Z]+(?=[A-Z][a-z]|$)/g, (capitals) => capitals.toLowerCase())
            .replace(/^[A-Z]/, (capital) => capital.toLowerCase())
            .replace("cloudWatch", "cloudwatch"),
          asWritten(inner),
        ]),
      )
    : value;
}

/** Whether it is unknown until deployed what some rules of a resource match, or do. */
export function hasUnknownRules(on: Resource): boolean {
  const { rules, ruleJson, rulesJson, managedRuleGroup } = on.props;
  return (
    hasUnknownMember([rules, ruleJson, rulesJson, managedRuleGroup]) ||
    hasUnknownMember(rules) ||
    rulesIn(on).some(isUndecided)
  );
}

function isUndecided(rule: FirewallRule): boolean {
  const { statement } = rule.props;
  const actions: readonly Value[] = [rule.props["action"], rule.props["overrideAction"]];
  return (
    hasUnknownMember(actions) ||
    actions.some(hasUnknownMember) ||
    isUnknownStatement(statement) ||
    statementsOf(rule).some(
      ({ kind, props }) => kind === "managedRuleGroupStatement" && props["name"] === unknown,
    )
  );
}

/** Whether a member of a list or a map is unknown, the list or map itself being known. */
function hasUnknownMember(value: Value): boolean {
  const members: readonly Value[] = isProperties(value) ? Object.values(value) : list(value);
  return members.includes(unknown);
}

/** Statements inside another. */
function innerOf(given: Value): readonly Value[] {
  return [
    part(given, "statement"),
    part(given, "scopeDownStatement"),
    ...list(part(given, "statements")),
  ];
}

/** Whether its kind is unknown, or that of one inside it. */
function isUnknownStatement(statement: Value): boolean {
  return (
    statement === unknown ||
    (isProperties(statement) &&
      Object.values(statement).some(
        (given) => given === unknown || innerOf(given).some(isUnknownStatement),
      ))
  );
}

/** Resources whose rules a web ACL applies: itself, and what is attached to it from outside. */
export function partsOf(stack: Stack, acl: StackResource): readonly StackResource[] {
  return [
    acl,
    ...stack.pointingAt(acl, webAclRuleType, "webAclArn"),
    ...stack.pointingAt(acl, groupAssociationType, "webAclArn"),
  ];
}

/** Every rule of a web ACL. */
export function rulesOf(stack: Stack, acl: StackResource): readonly FirewallRule[] {
  return partsOf(stack, acl).flatMap(rulesIn);
}

/** Web ACLs that distributions of this stack name. */
export function frontAcls(stack: Stack): readonly StackResource[] {
  const named = distributions(stack).flatMap((each) => sources(each, "webAclId"));
  return stack.ofType(webAclType).filter((each) => named.includes(each));
}

/** Every statement of a rule, the outer ones first. */
export function statementsOf(rule: FirewallRule): readonly FirewallStatement[] {
  return [...within(rule, pathIn(rule.at, "statement"), rule.props["statement"], false)];
}

function* within(
  rule: FirewallRule,
  at: string,
  statement: Value,
  isNested: boolean,
): Generator<FirewallStatement, void, undefined> {
  for (const [kind, given] of isProperties(statement) ? Object.entries(statement) : []) {
    const where = `${at}.${kind}`;
    if (isProperties(given)) {
      yield { rule, on: rule.on, at: where, kind, props: given, isNested };
      for (const [index, inner] of list(given["statements"]).entries()) {
        yield* within(rule, `${where}.statements[${index}]`, inner, true);
      }
      yield* within(rule, `${where}.statement`, given["statement"], true);
      yield* within(rule, `${where}.scopeDownStatement`, given["scopeDownStatement"], true);
    }
  }
}

/** Statements of one kind in the rules of a resource. */
export function statementsIn(on: Resource, kind: string): readonly FirewallStatement[] {
  return rulesIn(on)
    .flatMap(statementsOf)
    .filter((each) => each.kind === kind);
}

/** What a rule does: `block`, `count` and so on. */
export function actionOf({ props }: FirewallRule): string | undefined {
  const { action } = props;
  return isProperties(action)
    ? Object.keys(action).find((name) => action[name] !== undefined)
    : undefined;
}

/** Whether a rule only counts: by its own action, or in place of its group's. */
export function onlyCounts(rule: FirewallRule): boolean {
  return actionOf(rule) === "count" || part(rule.props["overrideAction"], "count") !== undefined;
}

/** Whether a rule blocks or challenges. */
export function stops(rule: FirewallRule): boolean {
  return ["block", "challenge", "captcha"].includes(actionOf(rule) ?? "");
}

/** The custom responses of a web ACL: of its rules, and of its default action. */
export function customResponses(on: Resource): readonly Part[] {
  const actions: readonly (readonly [string, Value])[] = [
    ...rulesIn(on).map(({ at, props }) => [pathIn(at, "action"), props["action"]] as const),
    ["defaultAction", on.props["defaultAction"]],
  ];
  return actions.flatMap(([at, action]) => {
    const props = part(action, "block", "customResponse");
    return isProperties(props) ? [{ on, at: `${at}.block.customResponse`, props }] : [];
  });
}
