/**
 * Key groups of the program: whose signed URLs and cookies a behavior trusts.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 * @module
 */
import { createPublicKey, type KeyObject } from "node:crypto";
import { publicKeyKinds } from "../../aws/cloudfront-private-content.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Public keys by id, as PEM. */
type PublicKeys = ReadonlyMap<string, string>;

/** The keys of each group, by the id of the group. */
export type KeyGroups = ReadonlyMap<string, PublicKeys>;

function nodesOf(graph: Graph, type: string): readonly GraphNode[] {
  return graph.nodes.filter((node) => node.type === type && !node.external);
}

/** Reads every key group of a graph. */
export function readKeyGroups(graph: Graph, findings: Findings): KeyGroups {
  const keys = new Map<string, string>();
  for (const node of nodesOf(graph, "aws:cloudfront/publicKey:PublicKey")) {
    const reader = Reader.inputs(node, findings);
    const pem = reader.text("encodedKey");
    if (!isSupported(pem)) {
      const kinds = publicKeyKinds.value.join(" or ");
      reader.refuse("encodedKey", `must be the public key, in PEM, of a pair of ${kinds}`);
    }
    keys.set(node.id, pem);
  }
  return new Map(
    nodesOf(graph, "aws:cloudfront/keyGroup:KeyGroup").map((node) => [
      node.id,
      readItems(Reader.inputs(node, findings), keys),
    ]),
  );
}

function readItems(reader: Reader, keys: PublicKeys): PublicKeys {
  const items = reader.texts("items");
  if (items.length === 0 || items.some((id) => !keys.has(id))) {
    reader.refuse("items", "must hold ids of public keys of this program");
  }
  return new Map(items.flatMap((id) => [[id, keys.get(id) ?? ""] as const]));
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return pem.includes("PUBLIC KEY") ? createPublicKey(pem) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a key is of one of `publicKeyKinds`. */
function isSupported(pem: string): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = parsed(pem) ?? {};
  return asymmetricKeyType === "rsa"
    ? asymmetricKeyDetails?.modulusLength === 2048
    : asymmetricKeyType === "ec" && asymmetricKeyDetails?.namedCurve === "prime256v1";
}

/** The keys that a behavior trusts: those of all its groups; nothing where it names none. */
export function readTrustedKeys(
  reader: Reader,
  groups: KeyGroups,
): { readonly trustedKeys?: PublicKeys } {
  const ids = reader.texts("trustedKeyGroups");
  // The keys of accounts are not known here: what they restrict is not served.
  const signers = reader.texts("trustedSigners");
  if (ids.length === 0 && signers.length === 0) {
    return {};
  }
  if (ids.some((id) => !groups.has(id))) {
    reader.foreign("trustedKeyGroups", "must hold ids of key groups of this program");
  }
  return { trustedKeys: new Map(ids.flatMap((id) => [...(groups.get(id) ?? [])])) };
}
