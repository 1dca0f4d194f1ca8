/**
 * The signing key of a stack evaluated on this machine: deterministic and not secret.
 *
 * @module
 */
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph } from "../../local/program/graph.ts";
import { ProgramError } from "../../local/program/program-error.ts";
import { ofType } from "../../local/program/query.ts";
import { readStack, StackFileError } from "../../local/program/stack-file.ts";
import { TokenError } from "./token-error.ts";

/**
 * Evaluates a stack and returns the content of the secret of its signing key.
 *
 * @param root Folder of the project.
 * @throws {TokenError} when the stack cannot be evaluated, or has no signing key.
 */
export async function localSecret(root: string, stack: string): Promise<string> {
  try {
    return signingSecret(await evaluate(root, await readStack(root, stack)));
  } catch (cause) {
    throw cause instanceof StackFileError || cause instanceof ProgramError
      ? new TokenError(cause.message, { cause })
      : cause;
  }
}

/**
 * Finds the secret of the signing key.
 *
 * @throws {TokenError} when there is none, as with an external issuer.
 */
export function signingSecret(graph: Graph): string {
  const arns = ofType(graph, "touchline:tokens:TokenKeys").map(
    ({ outputs }) => outputs["signingSecretArn"],
  );
  const version = ofType(graph, "aws:secretsmanager/secretVersion:SecretVersion").find(
    ({ inputs }) => inputs["secretId"] !== undefined && arns.includes(inputs["secretId"]),
  );
  const text = version?.inputs["secretString"];
  if (typeof text !== "string") {
    throw new TokenError(
      `the stack ${graph.stack} has no signing key: its tokens come from the issuer in its settings`,
    );
  }
  return text;
}
