/**
 * Origins in CORS settings. Those that no browser sends are listed: AWS may accept them, and they allow nothing.
 *
 * @module
 */
import type { FormFact } from "../../aws/form.ts";
import type { HttpCors } from "../services/api-gateway-http/http-api.ts";
import { shown } from "./findings.ts";
import type { Reader } from "./property-reader.ts";

/** A list of origins; those that can match nothing are listed. */
export function readOrigins(cors: Reader, name: string, fact: FormFact): readonly string[] {
  const origins = cors.texts(name);
  const [expression = "", form = ""] = Object.values(fact.value)[0]?.[0]?.pattern ?? [];
  const wellFormed = new RegExp(`^(?:${expression})$`);
  const odd = origins.filter((origin) => !wellFormed.test(origin));
  if (odd.length > 0) {
    cors.listProperty(name, `no browser sends an origin like ${shown(odd)}: write ${form}`);
  }
  return origins;
}

/** The CORS settings of an HTTP API, or of a function URL. */
export function readHttpCors(cors: Reader, fact: FormFact): HttpCors {
  return {
    allowCredentials: cors.flag("allowCredentials", false),
    allowHeaders: cors.texts("allowHeaders"),
    allowMethods: cors.texts("allowMethods"),
    allowOrigins: readOrigins(cors, "allowOrigins", fact),
    exposeHeaders: cors.texts("exposeHeaders"),
    maxAgeSeconds: cors.optionalNumber("maxAge"),
  };
}
