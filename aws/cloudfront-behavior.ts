/**
 * How CloudFront behaves where its documentation leaves it open.
 *
 * @module
 */
import { responseHeadersPoliciesPage } from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const corsWildcardWithCredentials: Fact<string> = {
  about: "A wildcard in a CORS configuration that allows credentials",
  value: "CloudFront refuses `*` as an origin, a header or a method (`ALL`).",
  ...responseHeadersPoliciesPage,
  certainty: "memory",
};
