/**
 * A test flag: which region answered, at which attempt of the facade.
 *
 * @module
 */
import type { ApiAnswer } from "./api-answer.ts";
import type { ApiRequest } from "./api-request.ts";

/** Lower-case name of the header that carries it. */
export const servedByHeader = "x-served-by";

/**
 * Adds `x-served-by: <region>; attempt=<n>`. An answer that is kept keeps it: it tells who made it.
 *
 * @throws never
 */
export function servedBy(answer: ApiAnswer, region: string, { attempt }: ApiRequest): ApiAnswer {
  // The facade's own custom header, which replaces what a viewer sends; checked all the same.
  const suffix = attempt === "1" || attempt === "2" ? `; attempt=${attempt}` : "";
  return {
    ...answer,
    headers: { ...answer.headers, [servedByHeader]: `${region}${suffix}` },
  };
}
