/**
 * Settings of a domain of one's own.
 *
 * @module
 */
import type { ApiSettings } from "./api-settings.ts";
import type { SettingReader } from "./setting-reader.ts";

/** A domain in a public hosted zone of the same account. */
export interface DomainSettings {
  /** Like `rugby.example.org`; the Regions answer under `<region>.api.` before it. */
  readonly name: string;
  readonly hostedZoneId: string;
  /** `latency`: the Region nearest to the edge location, found by DNS, in place of the router. */
  readonly routing: "edge" | "latency";
}

/** Labels of letters, digits and hyphens, at least two of them. */
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Reads them; `undefined` for a stack that is reached by CloudFront's own name. */
export function readDomainSettings(
  read: SettingReader,
  { residency }: ApiSettings,
): DomainSettings | undefined {
  const name = read.optionalText("domain", domainName, "a domain name such as rugby.example.org");
  const hostedZoneId = read.optionalText(
    "hostedZoneId",
    /^Z[A-Z0-9]{1,31}$/,
    "the id of a hosted zone, which begins with Z",
  );
  const routing = read.oneOf("routing", ["edge", "latency"]);
  if (routing === "latency" && residency.length > 0) {
    read.refuse("residency", "[] where routing is latency: DNS knows no viewers", residency);
  }
  if (name === undefined) {
    if (hostedZoneId !== undefined) {
      read.refuse("domain", "set where hostedZoneId is", null);
    }
    if (routing === "latency") {
      read.refuse("domain", "set where routing is latency: it works by DNS", null);
    }
    return undefined;
  }
  if (hostedZoneId === undefined) {
    read.refuse("hostedZoneId", "set where domain is", null);
  }
  return { name, hostedZoneId: hostedZoneId ?? "", routing };
}
