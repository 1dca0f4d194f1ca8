/**
 * Finds private values in what is not secret in a graph.
 *
 * @module
 */
import { createPrivateKey } from "node:crypto";
import { title } from "../../components/tests/recording.ts";
import type { Graph, GraphNode, Properties } from "../../local/program/graph.ts";
import { strings } from "../../local/program/property-path.ts";

/** A string of the graph, and its path. */
interface Text {
  readonly where: string;
  readonly text: string;
  readonly isSecret: boolean;
}

/** What a private key looks like: in PEM, and as a JSON Web Key within a text or a bundle. */
const privateForms = [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, /\bd\\*"?\s*:\s*\\*"[\w-]{43}\\*"/];

/** The private member of a JSON Web Key. */
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

/** Paths of private values in properties, outputs, names and the code of functions. */
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

/** The private number of a key: plain in a JSON Web Key, decoded from PEM. */
function privateNumbers(text: string): readonly string[] {
  const [, written] = /"d":"([\w-]+)"/.exec(text) ?? [];
  const read = text.startsWith("-----BEGIN")
    ? createPrivateKey(text).export({ format: "jwk" }).d
    : undefined;
  return [written, read].filter((number) => number !== undefined);
}

function textsOf(graph: Graph): readonly Text[] {
  return [
    // The outputs of the stack are also in `graph.outputs`, with `graph.secretOutputs`.
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
    // The name of a secret property is not a secret.
    isSecret: text !== path && secrets.some((secret) => isWithin(path, secret)),
  }));
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
