/**
 * Mail addresses that may be signed in with.
 *
 * @module
 */

/** As in `config/sign-in-settings.ts`: a local part without quotes, and a domain name (RFC 5321 §4.5.3.1: 254 in all). */
const form =
  /^(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/**
 * Returns the spelling in which addresses are compared.
 *
 * ASCII only: some letters outside it become ASCII letters in lower case (U+212A, the sign of kelvin, becomes `k`), so that
 * another person's address would be equal to a listed one. No control character is accepted, so an address adds no line to
 * a mail.
 *
 * @returns `undefined` for a text that is not an address.
 * @throws never
 */
export function comparableAddress(text: string): string | undefined {
  const trimmed = text.replace(/^ +| +$/g, "");
  return trimmed.length <= 254 && form.test(trimmed) ? trimmed.toLowerCase() : undefined;
}
