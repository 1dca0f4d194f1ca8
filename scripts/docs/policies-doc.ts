/**
 * The tables of rules in `docs/policies.md` and `policies/README.md`, and of the checks of public packs in
 * `docs/policy-anchors.md`.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import type { Rule } from "../../policies/rule.ts";
import { rulesByArea } from "../../policies/rules.ts";
import type { Generator } from "./generator.ts";
import { code, markdownTable } from "./markdown-table.ts";

/** What the rules of an area are about. */
const areas: Readonly<Record<string, string>> = {
  edge: "Functions at the edge",
  cloudfront: "Distributions",
  waf: "Web ACLs",
  api: "Regional APIs",
  "private-api": "The private API and the path to it",
  compute: "Regional functions",
  storage: "Buckets and secrets",
  identity: "Roles and permissions",
  residency: "Data residency",
  observability: "Logs and alarms",
  cost: "Costs",
  hygiene: "Names, tags, providers",
};

/** Public packs, by how their ids begin. */
const packs: readonly (readonly [region: string, ids: RegExp])[] = [
  ["Security Hub", /^(?!CKV|AWS-)/],
  ["Checkov", /^CKV/],
  ["Trivy", /^AWS-/],
];

const developmentFile = new URL("../../policies/config/dev.json", import.meta.url);

/** Every generated part. */
export const policyGenerators: readonly Generator[] = [
  { file: "docs/policies.md", region: "rules", render: renderRules },
  { file: "policies/README.md", region: "areas", render: renderAreas },
  ...packs.map(([region, ids]) => ({
    file: "docs/policy-anchors.md",
    region,
    render: () => renderAnchors(ids),
  })),
];

/** A table for each area. */
function renderRules(): string {
  const development: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(developmentFile, "utf8"),
  );
  return orderedAreas()
    .map(({ area, title, rules }) => {
      const rows = rules.map(({ name, statement, level, settings = {} }) => [
        code(name),
        statement,
        level,
        inDevelopment(development[name]),
        Object.keys(settings).map(code).join(", "),
      ]);
      const heading = ["Rule", "What must hold", "Level", "dev", "Settings"];
      return `### ${title}\n\n\`policies/rules/${area}/\`, ${rules.length} rules.\n\n${markdownTable(heading, rows)}`;
    })
    .join("\n\n");
}

function renderAreas(): string {
  const all = orderedAreas();
  const rows = all.map(({ title, rules }) => [title, String(rules.length)]);
  const total = all.reduce((sum, { rules }) => sum + rules.length, 0);
  return markdownTable(["About", "Rules"], [...rows, ["**All**", `**${total}**`]]);
}

function renderAnchors(ids: RegExp): string {
  const all = [...rulesByArea.values()].flat();
  const anchors = [...new Set(all.flatMap((rule) => rule.anchors ?? []))]
    .filter((id) => ids.test(id))
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  const rows = anchors.map((id) => [
    id,
    all
      .filter((rule) => rule.anchors?.includes(id))
      .map(({ name }) => code(name))
      .sort()
      .join(", "),
  ]);
  return markdownTable(["Their id", "Ours"], rows);
}

/** @throws {Error} for an area without a title, and for a title without an area. */
function orderedAreas() {
  const unknown = [...rulesByArea.keys()].filter((area) => !(area in areas));
  if (unknown.length > 0) {
    throw new Error(`scripts/docs/policies-doc.ts: no title for the area ${unknown.join(", ")}`);
  }
  return Object.entries(areas).map(([area, title]) => {
    const rules: readonly Rule[] | undefined = rulesByArea.get(area);
    if (rules === undefined) {
      throw new Error(`scripts/docs/policies-doc.ts: policies/rules/${area} has no rules`);
    }
    return { area, title, rules };
  });
}

/** How a rule is configured for the stack `dev`: its level, and the settings that differ. */
function inDevelopment(given: unknown): string {
  const { enforcementLevel, ...settings } = (
    typeof given === "object" ? given : { enforcementLevel: given }
  ) as Readonly<Record<string, unknown>>;
  return [
    ...(enforcementLevel === undefined ? [] : [enforcementLevel]),
    ...Object.keys(settings).map(code),
  ].join(", ");
}
