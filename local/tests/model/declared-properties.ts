/**
 * Which properties a resource type has, read from the declarations of `@pulumi/aws`.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import ts from "typescript";

const root = new URL("../../../node_modules/@pulumi/aws/", import.meta.url);

/** Properties of one object by name; a nested object has its own. */
export interface DeclaredProperties {
  readonly [name: string]: () => DeclaredProperties | undefined;
}

/**
 * The arguments of a resource.
 *
 * @param type Token like `aws:s3/bucket:Bucket`.
 */
export function declaredProperties(type: string): DeclaredProperties {
  const [, module = "", name = ""] = type.split(":");
  const text = readFileSync(new URL(`${module}.d.ts`, root), "utf8");
  return propertiesOf(interfaces(text).get(`${name}Args`));
}

function propertiesOf(declaration: ts.InterfaceDeclaration | undefined): DeclaredProperties {
  const properties: Record<string, () => DeclaredProperties | undefined> = {};
  for (const member of declaration?.members ?? []) {
    const written = member.getText();
    if (ts.isPropertySignature(member) && ts.isIdentifier(member.name)) {
      const [, namespace, nested] = /inputs\.(\w+)\.(\w+)/.exec(written) ?? [];
      properties[member.name.text] = () =>
        namespace === undefined || nested === undefined
          ? undefined
          : propertiesOf(inputInterfaces(namespace).get(nested));
    }
  }
  return properties;
}

const byNamespace = new Map<string, ReadonlyMap<string, ts.InterfaceDeclaration>>();
let inputTypes: string | undefined;

/** The file is of several megabytes: only the namespace asked for is parsed, and once. */
function inputInterfaces(namespace: string): ReadonlyMap<string, ts.InterfaceDeclaration> {
  const known = byNamespace.get(namespace);
  if (known !== undefined) {
    return known;
  }
  inputTypes ??= readFileSync(new URL("types/input.d.ts", root), "utf8");
  const start = inputTypes.indexOf(`export declare namespace ${namespace} {`);
  const end = inputTypes.indexOf("\nexport declare namespace ", start);
  const found = interfaces(inputTypes.slice(start, end < 0 ? undefined : end));
  byNamespace.set(namespace, found);
  return found;
}

function interfaces(text: string): ReadonlyMap<string, ts.InterfaceDeclaration> {
  const found = new Map<string, ts.InterfaceDeclaration>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) {
      found.set(node.name.text, node);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("input.d.ts", text, ts.ScriptTarget.ESNext, true));
  return found;
}
