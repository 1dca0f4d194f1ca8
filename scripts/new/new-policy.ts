/**
 * The files of a new policy.
 *
 * @module
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes a rule and its test. A rule is found by its file, so nothing else is edited.
 *
 * @param root Of the repository.
 * @param given `AREA-NAME`, or `AREA/NAME` where the name does not begin with its area.
 * @returns the files, relative to the root.
 * @throws {Error} when the name cannot be that of a new policy.
 */
export function newPolicy(root: string, given: string): readonly string[] {
  const { area, name } = placeOf(root, given);
  const files = {
    [`policies/rules/${area}/${name}.ts`]: ruleText(name),
    [`policies/tests/rules/${area}/${name}.test.ts`]: testText(area, name),
  };
  const taken = Object.keys(files).filter((file) => existsSync(join(root, file)));
  if (taken.length > 0) {
    throw new Error(`${taken[0]} exists already\n  choose another name`);
  }
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(root, file), text);
  }
  return Object.keys(files);
}

function placeOf(root: string, given: string): { readonly area: string; readonly name: string } {
  const areas = readdirSync(join(root, "policies/rules"));
  const [first = "", second] = given.split("/");
  const name = second ?? first;
  const area =
    second === undefined
      ? areas.filter((each) => name.startsWith(`${each}-`)).sort((a, b) => b.length - a.length)[0]
      : areas.find((each) => each === first);
  if (area === undefined) {
    throw new Error(
      `a policy must be in one of the areas ${areas.sort().join(", ")}, got ${JSON.stringify(given)}\n  write AREA-NAME, or AREA/NAME`,
    );
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) {
    throw new Error(
      `the name of a policy must be in kebab-case, got ${JSON.stringify(name)}\n  write a name like storage-object-lock`,
    );
  }
  return { area, name };
}

function ruleText(name: string): string {
  return `import { stackRule } from "../../rule.ts";

export const ${camelCase(name)} = stackRule({
  name: "${name}",
  statement: "State what must hold, in one sentence.",
  why: "State what goes wrong otherwise, in one sentence.",
  url: "https://docs.aws.amazon.com/",
  severity: "medium",
  evaluate: () => [],
});
`;
}

function testText(area: string, name: string): string {
  const rule = camelCase(name);
  const imported = `import { ${rule} } from "../../../rules/${area}/${name}.ts";`;
  return `${imported}
import { describeRule } from "../../describe-rule.ts";

describeRule(${rule}, {
  passes: [],
  violates: [],
  mutation: { breaks: () => undefined, reports: [] },
});
`;
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
