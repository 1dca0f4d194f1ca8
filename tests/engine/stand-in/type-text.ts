/**
 * Types as the SDK's declarations write them, as far as a value can be held to them.
 *
 * @module
 */

/** What a value must look like. */
export type Shape =
  | { readonly kind: "anything" }
  | { readonly kind: "text" | "number" | "flag" | "asset" }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "map"; readonly of: Shape }
  /** Looked up when it is needed: structures refer to each other in circles. */
  | { readonly kind: "structure"; readonly path: string };

/** Reads one type, like `pulumi.Input<inputs.lambda.AliasRoutingConfig | undefined>`. */
export function parseType(text: string): Shape {
  const tokens = text.match(/[A-Za-z_$][\w.$]*|"[^"]*"|[<>|{}[\]():;]/g) ?? [];
  return new Parser(tokens).union();
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** What may be several things is held to nothing, unless the others are `undefined` or a text beside a text. */
  union(): Shape {
    const members = [this.#postfix()];
    while (this.#take("|")) {
      members.push(this.#postfix());
    }
    const shapes = members.filter((member) => member !== undefined);
    const [first = { kind: "anything" }] = shapes;
    return shapes.every((shape) => JSON.stringify(shape) === JSON.stringify(first))
      ? first
      : { kind: "anything" };
  }

  #postfix(): Shape | undefined {
    let shape = this.#primary();
    while (this.#take("[")) {
      this.#take("]");
      shape = { kind: "list", of: shape ?? { kind: "anything" } };
    }
    return shape;
  }

  #primary(): Shape | undefined {
    if (this.#take("(")) {
      const inner = this.union();
      this.#take(")");
      return inner;
    }
    if (this.#take("{")) {
      return this.#map();
    }
    const name = this.#tokens[this.#at] ?? "";
    this.#at += 1;
    if (this.#take("<")) {
      const inner = this.union();
      this.#take(">");
      return inner;
    }
    return named(name);
  }

  /** `[key: string]: <type>;` and the closing brace. */
  #map(): Shape {
    while (!this.#take("]")) {
      this.#at += 1;
    }
    this.#take(":");
    const of = this.union();
    this.#take(";");
    this.#take("}");
    return { kind: "map", of };
  }

  #take(token: string): boolean {
    const isNext = this.#tokens[this.#at] === token;
    this.#at += isNext ? 1 : 0;
    return isNext;
  }
}

function named(name: string): Shape | undefined {
  switch (name) {
    case "undefined":
      return undefined;
    case "string":
      return { kind: "text" };
    case "number":
      return { kind: "number" };
    case "boolean":
      return { kind: "flag" };
    case "any":
      return { kind: "anything" };
    case "pulumi.asset.Asset":
    case "pulumi.asset.Archive":
      return { kind: "asset" };
    default:
      // A resource is given as its id, an enumeration as one of its strings.
      return name.startsWith("inputs.")
        ? { kind: "structure", path: name.slice("inputs.".length) }
        : { kind: "text" };
  }
}
