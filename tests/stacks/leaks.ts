/**
 * Looks for private values where anybody may look: in whatever of a graph is not marked as secret.
 *
 * @module
 */
import { createPrivateKey } from "node:crypto";
import { title } from "../../components/tests/recording.ts";
import type { Graph, GraphNode, Properties } from "../../local/program/graph.ts";
import { strings } from "../../local/program/property-path.ts";

/** A text of the graph, and where it stands. */
interface Text {
  readonly where: string;
  readonly text: string;
  readonly isSecret: boolean;
}

/** What a private key looks like: in PEM, and as a JSON Web Key within a text or a bundle. */
const privateForms = [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, /\bd\\*"?\s*:\s*\\*"[\w-]{43}\\*"/];

/** The private member of a key that stands in the graph as an object. */
const privateMember = /\.d$/;

/** Shorter texts are no secrets worth the name, and would be found anywhere. */
const shortestSecret = 16;

/** Whatever is marked as secret, and the private numbers of the keys among it. */
export function secretsOf(graph: Graph): readonly string[] {
  const found = textsOf(graph)
    .filter(({ isSecret }) => isSecret)
    .flatMap(({ text }) => [text.trim(), ...privateNumbers(text)])
    .filter((text) => text.length >= shortestSecret);
  return [...new Set(found)];
}

/** Where private values stand open: properties, outputs, names, and the code of functions alike. */
export function leaks(graph: Graph): readonly string[] {
  const secrets = secretsOf(graph);
  return textsOf(graph)
    .filter(({ isSecret }) => !isSecret)
    .filter(
      ({ where, text }) =>
        privateForms.some((form) => form.test(text)) ||
        (privateMember.test(where) && text.length === 43) ||
        secrets.some((secret) => text.includes(secret)),
    )
    .map(({ where }) => where);
}

/** A key says its number in JSON; in PEM it takes a reader. */
function privateNumbers(text: string): readonly string[] {
  const [, written] = /"d":"([\w-]+)"/.exec(text) ?? [];
  const read = text.startsWith("-----BEGIN")
    ? createPrivateKey(text).export({ format: "jwk" }).d
    : undefined;
  return [written, read].filter((number) => number !== undefined);
}

function textsOf(graph: Graph): readonly Text[] {
  return [
    // The stack's own outputs stand in the graph a second time, with their marks.
    ...graph.nodes
      .slice(1)
      .flatMap((node) => [
        ...texts(`${title(node.urn)} inputs`, node.inputs, node.secrets),
        ...texts(`${title(node.urn)} outputs`, node.outputs, secretOutputsOf(node)),
      ]),
    ...texts("stack outputs", graph.outputs, graph.secretOutputs),
  ];
}

/** What goes in comes out: a secret input is a secret output. */
function secretOutputsOf({ secrets, options }: GraphNode): readonly string[] {
  return [...secrets, ...options.additionalSecretOutputs];
}

function texts(where: string, properties: Properties, secrets: readonly string[]): readonly Text[] {
  return [...strings(properties)].map(({ path, text }) => ({
    where: `${where}: ${path}`,
    text,
    // The name of a secret property is none.
    isSecret: text !== path && secrets.some((secret) => isWithin(path, secret)),
  }));
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
