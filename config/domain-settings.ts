/**
 * Settings of the custom domain.
 *
 * @module
 */
import type { ApiSettings } from "./api-settings.ts";
import type { SettingReader } from "./setting-reader.ts";

/** A domain in a public hosted zone of the same account. */
export interface DomainSettings {
  /** Like `rugby.example.org`; the APIs have the names `<region>.api.rugby.example.org`. */
  readonly name: string;
  readonly hostedZoneId: string;
  /** `latency`: DNS selects the Region nearest to the edge location, without geo-router. */
  readonly routing: "edge" | "latency";
}

/** At least two labels of letters, digits and hyphens. */
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Reads the settings of the domain; `undefined` for a stack without one. */
export function readDomainSettings(
  read: SettingReader,
  { residency }: ApiSettings,
): DomainSettings | undefined {
  const name = read.optionalText("domain", domainName, "a domain name such as rugby.example.org");
  const hostedZoneId = read.optionalText(
    "hostedZoneId",
    /^Z[A-Z0-9]{1,31}$/,
    "the id of a hosted zone, which starts with Z",
  );
  const routing = read.oneOf("routing", ["edge", "latency"]);
  if (routing === "latency" && residency.length > 0) {
    read.refuse(
      "residency",
      "[] where routing is latency: DNS does not know the viewer",
      residency,
    );
  }
  if (name === undefined) {
    if (hostedZoneId !== undefined) {
      read.refuse("domain", "set where hostedZoneId is", null);
    }
    if (routing === "latency") {
      read.refuse("domain", "set where routing is latency: DNS selects the Region", null);
    }
    return undefined;
  }
  if (hostedZoneId === undefined) {
    read.refuse("hostedZoneId", "set where domain is", null);
  }
  return { name, hostedZoneId: hostedZoneId ?? "", routing };
}
