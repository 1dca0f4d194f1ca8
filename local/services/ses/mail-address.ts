/**
 * Addresses of mails.
 *
 * @module
 */
import { decodeWords } from "./mime.ts";

/** An address with its name. */
export interface MailAddress {
  /** Empty where there is none. */
  readonly name: string;
  /** As sent, like `jo@example.com`. */
  readonly address: string;
}

/** RFC 5321 allows 64 octets before the @ and 255 after it. */
const form = /^[^\s@<>"(),:;\\[\]]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/;

/** Reads `jo@example.com` or `Jo <jo@example.com>`; `undefined` for anything else. */
export function parseAddress(text: string): MailAddress | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
  if (text.length > 998 || /[\u0000-\u001f\u007f]/.test(text)) {
    return undefined;
  }
  const bracket = text.endsWith(">") ? text.lastIndexOf("<") : -1;
  const address = bracket < 0 ? text.trim() : text.slice(bracket + 1, -1);
  const name = bracket < 0 ? "" : text.slice(0, bracket).trim();
  return form.test(address) && address.length <= 320
    ? { name: decodeWords(name.replace(/^"(.*)"$/, "$1")), address }
    : undefined;
}

/** The addresses of a header; a comma within quotes separates none. */
export function splitAddresses(header: string): readonly string[] {
  return (header.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((each) => each.trim()).filter(Boolean);
}

/** A domain, or an address, that may send. */
export interface MailIdentity {
  /** Like `example.com` or `jo@example.com`. */
  readonly name: string;
  readonly arn: string;
  readonly region: string;
}

/**
 * The identity that lets an address send: the address itself, else the nearest domain that it is in. See
 * `verifiedSenders` in aws/.
 */
export function identityOf(
  identities: readonly MailIdentity[],
  address: string,
): MailIdentity | undefined {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  const labels = domain.split(".");
  const candidates = [
    `${address.slice(0, at)}@${domain}`,
    ...labels.map((_, index) => labels.slice(index).join(".")),
  ];
  return candidates
    .map((candidate) => identities.find(({ name }) => sameCase(name) === candidate))
    .find((identity) => identity !== undefined);
}

/** The domain of a name in lower case. */
function sameCase(name: string): string {
  const at = name.lastIndexOf("@");
  return name.slice(0, at + 1) + name.slice(at + 1).toLowerCase();
}
