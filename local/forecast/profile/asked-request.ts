/**
 * Requests as viewers of a traffic send them.
 *
 * @module
 */
import type { HeaderMap, ViewerRequest } from "../../http/message.ts";
import { parsePlace } from "../../server/local-headers.ts";
import type { Place } from "../traffic/country-places.ts";
import type { TrafficRoute } from "../traffic/traffic.ts";

/** Values of `${NAME}` in headers, by name. */
export type Variables = Readonly<Record<string, string>>;

/** The variable that routes with a token send as `Authorization: Bearer ${TOKEN}`, unless they name a header of their own. */
export const tokenVariable = "TOKEN";

/** An address that no network has (RFC 5737). */
const viewerAddress = "198.51.100.10";

const braces = /\{([\w-]+)\}/g;

/** A text with values in place of its braces. @param choice The position of each value; missing ones are 0. */
export function filled(
  text: string,
  { values }: Pick<TrafficRoute, "values">,
  choice: Readonly<Record<string, number>>,
): string {
  return text.replace(braces, (whole, name: string) => values[name]?.[choice[name] ?? 0] ?? whole);
}

/** Headers with variables in place; a header with an unknown variable is left out, and its variable is added to `missing`. */
function headersOf(
  route: TrafficRoute,
  host: string,
  variables: Variables,
  missing: Set<string>,
): HeaderMap {
  const given: Record<string, string> = {
    host,
    "user-agent": "Mozilla/5.0 (forecast)",
    accept: "*/*",
    "accept-encoding": "gzip, deflate, br",
    ...(route.token && { authorization: `Bearer \${${tokenVariable}}` }),
    ...(route.body !== "" && {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(route.body)),
    }),
    ...route.headers,
  };
  const headers: HeaderMap = {};
  for (const [key, text] of Object.entries(given)) {
    const unknown = [...text.matchAll(/\$\{(\w+)\}/g)].flatMap(([, name = ""]) =>
      Object.hasOwn(variables, name) ? [] : [name],
    );
    for (const name of unknown) {
      missing.add(name);
    }
    if (unknown.length === 0) {
      const value = text.replace(/\$\{(\w+)\}/g, (_, name: string) => variables[name] ?? "");
      headers[key.toLowerCase()] = [{ key, value }];
    }
  }
  return headers;
}

/** What a request is made of beside its route. */
export interface Circumstances {
  readonly host: string;
  readonly place: Place | undefined;
  readonly variables: Variables;
  /** Gets the names of variables that have no value. */
  readonly missing: Set<string>;
}

/** Makes a request of a route. @param choice As for {@link filled}. */
export function requestOf(
  route: TrafficRoute,
  choice: Readonly<Record<string, number>>,
  { host, place, variables, missing }: Circumstances,
): ViewerRequest {
  const at = place && parsePlace(`${place.country};${place.latitude},${place.longitude}`);
  return {
    method: route.method,
    path: filled(route.path, route, choice),
    querystring: filled(route.query, route, choice),
    headers: headersOf(route, host, variables, missing),
    body: Buffer.from(filled(route.body, route, choice)),
    clientIp: viewerAddress,
    httpVersion: "2.0",
    ...(at !== undefined && { place: at }),
  };
}
