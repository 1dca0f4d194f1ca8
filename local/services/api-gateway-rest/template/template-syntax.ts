/**
 * The parts of a mapping template, in Velocity Template Language.
 *
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 * @module
 */

/** One step from a value to a part of it. */
export type Step =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "index"; readonly index: Expression };

/** A variable, or a part of one, like `$input.params("id")`. */
export interface Reference {
  readonly name: string;
  readonly steps: readonly Step[];
  /** As written; it is printed where there is no value. */
  readonly source: string;
  /** Whether nothing is printed where there is no value: `$!name`. */
  readonly quiet: boolean;
}

/** Operators of two operands. */
export type Operator =
  | "||"
  | "&&"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";

/** Operators from the loosest to the tightest, words with the sign they stand for. */
export const operatorLevels: readonly Readonly<Record<string, Operator>>[] = [
  { "||": "||", or: "||" },
  { "&&": "&&", and: "&&" },
  { "==": "==", "!=": "!=", eq: "==", ne: "!=" },
  { "<=": "<=", ">=": ">=", "<": "<", ">": ">", lt: "<", gt: ">", le: "<=", ge: ">=" },
  { "+": "+", "-": "-" },
  { "*": "*", "/": "/", "%": "%" },
];

/** What has a value. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "text"; readonly parts: readonly TemplateNode[] }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "range"; readonly from: Expression; readonly to: Expression }
  | { readonly kind: "map"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: "not" | "negative"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** A branch of `#if`. One without a condition is `#else`. */
export interface Branch {
  readonly condition?: Expression;
  readonly body: readonly TemplateNode[];
}

/** What a template is a list of. */
export type TemplateNode =
  | { readonly kind: "raw"; readonly text: string }
  | { readonly kind: "print"; readonly reference: Reference }
  | { readonly kind: "set"; readonly target: Reference; readonly value: Expression }
  | { readonly kind: "if"; readonly branches: readonly Branch[] }
  | {
      readonly kind: "foreach";
      readonly name: string;
      readonly list: Expression;
      readonly body: readonly TemplateNode[];
    }
  | { readonly kind: "break" | "stop" };

/** A template that cannot be read or evaluated. */
export class TemplateError extends Error {}
