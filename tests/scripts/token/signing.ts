/**
 * Programs with signing keys, and their secrets.
 *
 * @module
 */

import { recordComponent } from "../../../components/tests/recording.ts";
import { TokenKeys } from "../../../facade/token-keys.ts";
import type { SigningSecret, TokenTerms } from "../../../functions/contract.ts";
import type { Graph } from "../../../local/program/graph.ts";

/** A program that signs with its second generation. */
export function recordSigner(): Promise<Graph> {
  return recordComponent((provider) => {
    const { terms } = new TokenKeys(
      "tokens",
      {
        issuer: "https://touchline.test",
        audience: "touchline",
        generation: 2,
        region: "eu-west-1",
      },
      { providers: [provider] },
    );
    return { terms };
  });
}

/** The terms that its tokens meet. */
export function termsOf(graph: Graph): TokenTerms {
  return graph.outputs["terms"] as unknown as TokenTerms;
}

/** A secret as it is kept, with changes. */
export function changed(secret: string, change: (value: SigningSecret) => unknown): string {
  return JSON.stringify(change(JSON.parse(secret)));
}
