/**
 * Addresses: ranges of them, and those that proxies write into headers.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html
 * @module
 */
import { BlockList, isIP, isIPv4 } from "node:net";
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import type { ForwardedAddress } from "./web-acl-model.ts";

/** Addresses of a header that are looked at. */
export const maxForwarded = 10;

/** Whether an address lies in one of some ranges. */
export type AddressJudge = (address: string) => boolean;

/** The two halves of a range; `undefined` when it is none. */
export function parseRange(
  range: string,
): { readonly address: string; readonly prefix: number } | undefined {
  const [, address = "", digits = ""] = /^([^/%]+)\/(\d{1,3})$/.exec(range) ?? [];
  const family = isIP(address);
  const prefix = Number(digits);
  const isRange = family !== 0 && prefix <= (family === 4 ? 32 : 128);
  return isRange ? { address, prefix } : undefined;
}

/** Compiles ranges. What is none is left out: the reader of the program has refused it. */
export function compileRanges(ranges: readonly string[]): AddressJudge {
  const list = new BlockList();
  for (const { address, prefix } of ranges.flatMap((range) => parseRange(range) ?? [])) {
    list.addSubnet(address, prefix, isIPv4(address) ? "ipv4" : "ipv6");
  }
  return (address) => list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

/** The first addresses of a header, as written; `undefined` when the header was not sent. */
function forwarded(headers: HeaderMap, header: string): readonly string[] | undefined {
  return headerValue(headers, header)
    ?.split(",", maxForwarded)
    .map((each) => each.trim());
}

/** The first address of a header. A header that is not there, and one that does not begin with an address, are told apart. */
export function firstForwarded(
  headers: HeaderMap,
  header: string,
): { readonly address: string | undefined } | undefined {
  const [first] = forwarded(headers, header) ?? [];
  return first === undefined ? undefined : { address: isIP(first) === 0 ? undefined : first };
}

/** Evaluates the addresses of a header: without the header nothing matches; an invalid address uses the fallback. */
export function judgeForwarded(
  headers: HeaderMap,
  { header, position, fallback }: ForwardedAddress,
  judge: AddressJudge,
): boolean {
  const all = forwarded(headers, header);
  if (all === undefined) {
    return false;
  }
  const chosen = position === "ANY" ? all : all.slice(position === "FIRST" ? 0 : -1).slice(0, 1);
  return chosen.some((each) => (isIP(each) === 0 ? fallback === "MATCH" : judge(each)));
}
