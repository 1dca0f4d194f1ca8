/**
 * Evaluates mapping templates, within bounds that no request leaves.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 * @module
 */
import { maxTemplateIterations } from "../../../../aws/api-gateway.ts";
import { parseTemplate } from "./template-parser.ts";
import {
  type Expression,
  type Operator,
  type Reference,
  TemplateError,
  type TemplateNode,
} from "./template-syntax.ts";
import { callMethod, isEqual, memberOf, printed, type TemplateValue } from "./template-values.ts";

/** Variables of a template by name. A template may set further ones. */
export type TemplateVariables = Map<string, TemplateValue>;

/** Nodes that one evaluation may take, loops within loops included. */
const maxSteps = 100_000;

/** Characters of output: more than API Gateway takes as a payload. */
const maxOutput = 10_485_760;

/** How a list of nodes ended. */
type Ending = "done" | "break" | "stop";

/** No variables. */
const none: ReadonlySet<string> = new Set();

/**
 * Evaluates a template.
 *
 * @param silent Variables that print nothing where they have no value.
 * @throws {TemplateError} for one that cannot be read, and for one that takes too long.
 */
export function renderTemplate(
  source: string,
  variables: TemplateVariables,
  silent: ReadonlySet<string> = none,
): string {
  return new Evaluation(variables, silent).text(parseTemplate(source));
}

class Evaluation {
  readonly #variables: TemplateVariables;
  readonly #silent: ReadonlySet<string>;
  #output: string[] = [];
  #length = 0;
  #steps = 0;

  constructor(variables: TemplateVariables, silent: ReadonlySet<string>) {
    this.#variables = variables;
    this.#silent = silent;
  }

  /** What nodes print. */
  text(nodes: readonly TemplateNode[]): string {
    const outer = this.#output;
    this.#output = [];
    this.#run(nodes);
    const text = this.#output.join("");
    this.#output = outer;
    return text;
  }

  #print(text: string): void {
    this.#length += text.length;
    if (this.#length > maxOutput) {
      throw new TemplateError(`prints more than ${maxOutput} characters`);
    }
    this.#output.push(text);
  }

  #run(nodes: readonly TemplateNode[]): Ending {
    for (const node of nodes) {
      const ending = this.#node(node);
      if (ending !== "done") {
        return ending;
      }
    }
    return "done";
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > maxSteps) {
      throw new TemplateError(`takes more than ${maxSteps} steps`);
    }
  }

  #node(node: TemplateNode): Ending {
    this.#step();
    switch (node.kind) {
      case "raw":
        this.#print(node.text);
        return "done";
      case "print":
        this.#print(this.#shown(node.reference));
        return "done";
      case "set":
        this.#set(node.target, this.#value(node.value));
        return "done";
      case "if":
        return this.#run(this.#chosen(node.branches));
      case "foreach":
        return this.#loop(node);
      default:
        return node.kind;
    }
  }

  #shown(reference: Reference): string {
    const value = this.#resolve(reference);
    if (value !== undefined && value !== null) {
      return printed(value);
    }
    return reference.quiet || this.#silent.has(reference.name) ? "" : reference.source;
  }

  #chosen(branches: Extract<TemplateNode, { kind: "if" }>["branches"]): readonly TemplateNode[] {
    const fitting = branches.find(
      ({ condition }) => condition === undefined || isTrue(this.#value(condition)),
    );
    return fitting?.body ?? [];
  }

  #loop({ name, list, body }: Extract<TemplateNode, { kind: "foreach" }>): Ending {
    const value = this.#value(list);
    const items = Array.isArray(value)
      ? [...value]
      : value instanceof Map
        ? [...value.values()]
        : [];
    const outer = [this.#variables.get(name), this.#variables.get("foreach")] as const;
    let ending: Ending = "done";
    for (const [index, item] of items.slice(0, maxTemplateIterations.value).entries()) {
      this.#variables.set(name, item);
      this.#variables.set("foreach", loopState(index, items.length));
      this.#variables.set("velocityCount", index + 1);
      ending = this.#run(body);
      if (ending !== "done") {
        break;
      }
    }
    this.#variables.set(name, outer[0]);
    this.#variables.set("foreach", outer[1]);
    return ending === "stop" ? "stop" : "done";
  }

  /** Sets a variable, or a member of a map or list. */
  #set({ name, steps }: Reference, value: TemplateValue): void {
    if (typeof value === "string" && value.length > maxOutput) {
      throw new TemplateError(`makes a text of more than ${maxOutput} characters`);
    }
    const last = steps.at(-1);
    if (last === undefined) {
      this.#variables.set(name, value);
      return;
    }
    const holder = this.#follow(this.#variables.get(name), steps.slice(0, -1));
    const key = last.kind === "index" ? this.#value(last.index) : last.name;
    if (holder instanceof Map) {
      holder.set(printed(key), value);
    } else if (Array.isArray(holder) && typeof key === "number" && key in holder) {
      holder[key] = value;
    }
  }

  #resolve({ name, steps }: Reference): TemplateValue {
    return this.#follow(this.#variables.get(name), steps);
  }

  #follow(start: TemplateValue, steps: Reference["steps"]): TemplateValue {
    let value = start;
    for (const step of steps) {
      value =
        step.kind === "member"
          ? memberOf(value, step.name)
          : step.kind === "index"
            ? memberOf(value, this.#value(step.index))
            : callMethod(
                value,
                step.name,
                step.args.map((each) => this.#value(each)),
              );
    }
    return value;
  }

  #value(expression: Expression): TemplateValue {
    this.#step();
    switch (expression.kind) {
      case "literal":
        return expression.value;
      case "text":
        return this.text(expression.parts);
      case "reference":
        return this.#resolve(expression.reference);
      case "list":
        return expression.items.map((each) => this.#value(each));
      case "range":
        return rangeOf(this.#value(expression.from), this.#value(expression.to));
      case "map":
        return new Map(
          expression.entries.map(([key, value]) => [printed(this.#value(key)), this.#value(value)]),
        );
      case "not":
        return !isTrue(this.#value(expression.operand));
      case "negative":
        return -Number(this.#value(expression.operand));
      case "binary":
        return this.#binary(expression);
    }
  }

  #binary({ operator, left, right }: Extract<Expression, { kind: "binary" }>): TemplateValue {
    const value = this.#value(left);
    if (operator === "&&" || operator === "||") {
      return isTrue(value) === (operator === "&&") ? isTrue(this.#value(right)) : isTrue(value);
    }
    return combine(operator, value, this.#value(right));
  }
}

/** An empty text is false, as in Velocity 2. */
function isTrue(value: TemplateValue): boolean {
  return value !== undefined && value !== null && value !== false && value !== "";
}

/** `$foreach` in a loop. */
function loopState(index: number, length: number): TemplateValue {
  return new Map<string, TemplateValue>([
    ["index", index],
    ["count", index + 1],
    ["first", index === 0],
    ["last", index === length - 1],
    ["hasNext", index < length - 1],
  ]);
}

function rangeOf(from: TemplateValue, to: TemplateValue): TemplateValue {
  const [first, last] = [Number(from), Number(to)];
  const length = Math.min(Math.abs(last - first) + 1, maxTemplateIterations.value) || 0;
  return Array.from({ length }, (_, index) => (last < first ? first - index : first + index));
}

/** Java divides whole numbers to whole numbers. */
function divide(a: number, b: number): number | null {
  const quotient = a / b;
  return b === 0
    ? null
    : Number.isInteger(a) && Number.isInteger(b)
      ? Math.trunc(quotient)
      : quotient;
}

/** @returns `null` where operands are no numbers. */
function combine(operator: Operator, a: TemplateValue, b: TemplateValue): TemplateValue {
  if (operator === "==" || operator === "!=") {
    return isEqual(a, b) === (operator === "==");
  }
  if (typeof a !== "number" || typeof b !== "number") {
    return operator === "+" && (typeof a === "string" || typeof b === "string")
      ? printed(a) + printed(b)
      : null;
  }
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return divide(a, b);
    default:
      return b === 0 ? null : a % b;
  }
}
