/**
 * The header with the Region and the attempt of a response, for debugging.
 *
 * @module
 */
import type { ApiAnswer } from "./api-answer.ts";
import type { ApiRequest } from "./api-request.ts";

/** Lower-case name of the header. */
const servedByHeader = "x-served-by";

/**
 * Adds `x-served-by: <region>; attempt=<n>`. A cached response keeps it.
 *
 * @throws never
 */
export function servedBy(answer: ApiAnswer, region: string, { attempt }: ApiRequest): ApiAnswer {
  // The facade's custom header replaces a viewer's; the value is checked anyway.
  const suffix = attempt === "1" || attempt === "2" ? `; attempt=${attempt}` : "";
  return {
    ...answer,
    headers: { ...answer.headers, [servedByHeader]: `${region}${suffix}` },
  };
}
