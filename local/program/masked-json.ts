/**
 * JSON of what a program declares, without its secrets.
 *
 * @module
 */

/** A secret with fewer characters is masked where it is the whole of a text: it would be found in most of them. */
const distinctiveLength = 5;

/** Writes JSON in which every text that contains a secret is masked, wherever the secret has gone. */
export function maskedJson(value: unknown, secrets: readonly string[]): string {
  const replace = (_key: string, each: unknown) =>
    typeof each === "string" && secrets.some((secret) => isSecret(each, secret))
      ? "[secret]"
      : each;
  return JSON.stringify(value, replace, 2);
}

function isSecret(text: string, secret: string): boolean {
  return text === secret || (secret.length >= distinctiveLength && text.includes(secret));
}
