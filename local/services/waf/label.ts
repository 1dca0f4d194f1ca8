/**
 * Labels: what rules write on a request for the rules after them.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-requirements.html
 * @module
 */
import type { ViewerPlace } from "../../http/viewer-place.ts";

/** Whether one label is what a statement looks for. */
export type LabelJudge = (label: string) => boolean;

/** The namespaces of a label, the last one closed: `a:b:` of `a:b:c`. */
function namespacesOf(label: string): string {
  return label.slice(0, label.lastIndexOf(":") + 1);
}

/**
 * Compiles a label match. A key may leave out any number of leading namespaces; letters keep their case.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_LabelMatchStatement.html
 */
export function compileLabel(scope: "LABEL" | "NAMESPACE", key: string): LabelJudge {
  if (scope === "LABEL") {
    return (label) => `:${label}`.endsWith(`:${key}`);
  }
  const wanted = `:${key.replace(/:$/, "")}:`;
  return (label) => `:${namespacesOf(label)}`.includes(wanted);
}

/** The last part of a label in a namespace; `undefined` where it is in another. */
export function labelIn(namespace: string, label: string): string | undefined {
  const holds = compileLabel("NAMESPACE", namespace);
  return holds(label) ? label.slice(label.lastIndexOf(":") + 1) : undefined;
}

/**
 * The labels a geo match writes on every request it looks at, matched or not. `XX` is nowhere known.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-geo-match.html
 */
export function geoLabels({ country = "XX", region = "XX" }: ViewerPlace): readonly string[] {
  return [
    `awswaf:clientip:geo:country:${country}`,
    `awswaf:clientip:geo:region:${country}-${region}`,
  ];
}
