/**
 * Reads a mapping template.
 *
 * @module
 */
import {
  type Branch,
  type Expression,
  operatorLevels,
  type Reference,
  type Step,
  TemplateError,
  type TemplateNode,
} from "./template-syntax.ts";

/** How deep expressions and blocks may nest. */
const maxDepth = 100;

/** Reads a template. @throws {TemplateError} with what is wrong, and where. */
export function parseTemplate(source: string): readonly TemplateNode[] {
  const parser = new Parser(source);
  const nodes = parser.block();
  return parser.isAtEnd() ? nodes : parser.fail("has #end, #else or #elseif without #if");
}

class Parser {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  fail(what: string): never {
    const line = this.#source.slice(0, this.#at).split("\n").length;
    throw new TemplateError(`line ${line}: ${what}`);
  }

  /** Takes what a sticky expression matches here. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source) ?? undefined;
    this.#at += match?.[0].length ?? 0;
    return match;
  }

  #expect(pattern: RegExp, what: string): RegExpExecArray {
    return this.#take(pattern) ?? this.fail(`must have ${what} here`);
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > maxDepth) {
      this.fail(`nests deeper than ${maxDepth} levels`);
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** Nodes up to the end, or to a directive that ends a block. */
  block(): readonly TemplateNode[] {
    const nodes: TemplateNode[] = [];
    while (!this.isAtEnd() && !this.#isBlockEnd()) {
      const node = this.#node();
      if (node !== undefined) {
        nodes.push(node);
      }
    }
    return nodes;
  }

  #isBlockEnd(): boolean {
    const ends = /#\{?(?:end|else|elseif)\b/y;
    ends.lastIndex = this.#at;
    return ends.test(this.#source);
  }

  /** @returns `undefined` for a comment. */
  #node(): TemplateNode | undefined {
    if (this.#take(/##[^\n]*\n?|#\*[\s\S]*?(?:\*#|$)/y) !== undefined) {
      return undefined;
    }
    const raw = this.#take(/#\[\[([\s\S]*?)\]\]#/y);
    if (raw !== undefined) {
      return { kind: "raw", text: raw[1] ?? "" };
    }
    if (this.#take(/#\{?(?:macro|parse|include|evaluate|define)\b/y) !== undefined) {
      this.fail("has a directive that is not simulated: macro, parse, include, evaluate or define");
    }
    const directive = this.#take(/#\{?(set|if|foreach|break|stop)\b\}?/y);
    if (directive !== undefined) {
      return this.#nested(() => this.#directive(directive[1] ?? ""));
    }
    const reference = this.#reference();
    if (reference !== undefined) {
      return { kind: "print", reference };
    }
    return { kind: "raw", text: this.#expect(/[^$#]+|[$#]/y, "text")[0] };
  }

  #directive(name: string): TemplateNode {
    if (name === "set") {
      return this.#set();
    }
    if (name !== "break" && name !== "stop") {
      return name === "if" ? this.#if() : this.#foreach();
    }
    this.#lineEnd();
    return { kind: name };
  }

  /** The end of a line that has nothing after a directive belongs to the directive. */
  #lineEnd(): void {
    this.#take(/[ \t]*\r?\n/y);
  }

  #set(): TemplateNode {
    this.#expect(/\s*\(\s*/y, '"("');
    const target = this.#reference() ?? this.fail("must set a variable");
    this.#expect(/\s*=/y, '"="');
    const value = this.#expression();
    this.#close();
    return { kind: "set", target, value };
  }

  #close(): void {
    this.#expect(/\s*\)/y, '")"');
    this.#lineEnd();
  }

  #branch(): Branch {
    this.#expect(/\s*\(/y, '"("');
    const condition = this.#expression();
    this.#close();
    return { condition, body: this.block() };
  }

  #if(): TemplateNode {
    const branches = [this.#branch()];
    while (this.#take(/#\{?elseif\b\}?/y) !== undefined) {
      branches.push(this.#branch());
    }
    if (this.#take(/#\{else\}|#else\b/y) !== undefined) {
      this.#lineEnd();
      branches.push({ body: this.block() });
    }
    this.#end();
    return { kind: "if", branches };
  }

  #foreach(): TemplateNode {
    const [, name = ""] = this.#expect(/\s*\(\s*\$\{?(\w+)\}?\s+in\b/y, '"($name in"');
    const list = this.#expression();
    this.#close();
    const body = this.block();
    this.#end();
    return { kind: "foreach", name, list, body };
  }

  #end(): void {
    this.#expect(/#\{end\}|#end\b/y, "#end");
    this.#lineEnd();
  }

  /** @returns `undefined` where no reference begins. */
  #reference(): Reference | undefined {
    const start = this.#at;
    const begin = this.#take(/\$(!?)(\{?)([A-Za-z_][\w-]*)/y);
    if (begin === undefined) {
      return undefined;
    }
    const [, quiet, brace, name = ""] = begin;
    const steps = this.#nested(() => this.#steps());
    if (brace !== "" && this.#take(/\}/y) === undefined) {
      this.fail('must have "}" after a reference with "{"');
    }
    return { name, steps, source: this.#source.slice(start, this.#at), quiet: quiet !== "" };
  }

  #steps(): readonly Step[] {
    const steps: Step[] = [];
    for (;;) {
      const member = this.#take(/\.([A-Za-z][\w-]*)(\()?/y);
      if (member !== undefined) {
        const [, name = "", open] = member;
        steps.push(
          open === undefined
            ? { kind: "member", name }
            : { kind: "call", name, args: this.#list(/\s*\)/y) },
        );
      } else if (this.#take(/\[(?=\s*(?:["'$\d-]))/y) !== undefined) {
        const index = this.#expression();
        this.#expect(/\s*\]/y, '"]"');
        steps.push({ kind: "index", index });
      } else {
        return steps;
      }
    }
  }

  /** Expressions with commas, up to what closes them. */
  #list(close: RegExp): readonly Expression[] {
    const items: Expression[] = [];
    while (this.#take(close) === undefined) {
      if (items.length > 0) {
        this.#expect(/\s*,/y, '"," or the end of a list');
      }
      items.push(this.#expression());
    }
    return items;
  }

  #expression(level = 0): Expression {
    const operators = operatorLevels[level];
    if (operators === undefined) {
      return this.#nested(() => this.#operand());
    }
    let left = this.#expression(level + 1);
    for (;;) {
      const start = this.#at;
      const sign = this.#take(/\s*(\|\||&&|[=!<>]=|[<>+\-*/%]|(?:or|and|eq|ne|lt|gt|le|ge)\b)/y);
      const operator = operators[sign?.[1] ?? ""];
      if (operator === undefined) {
        this.#at = start;
        return left;
      }
      left = { kind: "binary", operator, left, right: this.#expression(level + 1) };
    }
  }

  #operand(): Expression {
    this.#take(/\s+/y);
    const sign = this.#take(/!(?!=)|not\b|-(?!\d)/y)?.[0];
    if (sign !== undefined) {
      return { kind: sign === "-" ? "negative" : "not", operand: this.#operand() };
    }
    const reference = this.#reference();
    if (reference !== undefined) {
      return { kind: "reference", reference };
    }
    return this.#literal() ?? this.#collection();
  }

  #literal(): Expression | undefined {
    const number = this.#take(/-?\d+(?:\.\d+)?/y);
    if (number !== undefined) {
      return { kind: "literal", value: Number(number[0]) };
    }
    const word = this.#take(/(true|false|null)\b/y);
    if (word !== undefined) {
      return { kind: "literal", value: JSON.parse(word[0]) as boolean | null };
    }
    const single = this.#take(/'([^']*)'/y);
    if (single !== undefined) {
      return { kind: "literal", value: single[1] ?? "" };
    }
    // A quotation mark within is doubled.
    const double = this.#take(/"((?:[^"]|"")*)"/y);
    return double && { kind: "text", parts: parseTemplate((double[1] ?? "").replace(/""/g, '"')) };
  }

  #collection(): Expression {
    if (this.#take(/\(/y) !== undefined) {
      const inner = this.#expression();
      this.#expect(/\s*\)/y, '")"');
      return inner;
    }
    if (this.#take(/\{/y) !== undefined) {
      return { kind: "map", entries: this.#entries() };
    }
    this.#expect(/\[/y, "a value");
    const items = this.#list(/\s*(?:\]|(?=\.\.))/y);
    const [from] = items;
    if (from === undefined || items.length !== 1 || this.#take(/\.\./y) === undefined) {
      return { kind: "list", items };
    }
    const to = this.#expression();
    this.#expect(/\s*\]/y, '"]"');
    return { kind: "range", from, to };
  }

  #entries(): readonly (readonly [Expression, Expression])[] {
    const entries: (readonly [Expression, Expression])[] = [];
    while (this.#take(/\s*\}/y) === undefined) {
      if (entries.length > 0) {
        this.#expect(/\s*,/y, '"," or "}"');
      }
      const key = this.#expression();
      this.#expect(/\s*:/y, '":"');
      entries.push([key, this.#expression()]);
    }
    return entries;
  }
}
