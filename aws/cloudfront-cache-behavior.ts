/**
 * How CloudFront's cache behaves where its documentation leaves it open.
 *
 * @module
 */
import {
  compressionPage,
  cookiesPage,
  customOriginPage,
  expirationPage,
  rangesPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const expiresLifetime: Fact<string> = {
  about: "The lifetime that Expires gives",
  value: "It is Expires minus Date, and none if the date is invalid, as in RFC 9111.",
  ...expirationPage,
  certainty: "inferred",
};

export const staleOfRestricted: Fact<string> = {
  about: "stale-while-revalidate on a response that is not to be kept",
  value: "It does not apply to a response with no-store, no-cache or private.",
  ...expirationPage,
  certainty: "inferred",
};

export const unconditionalRevalidation: Fact<string> = {
  about: "Revalidation of a response with no-store or private",
  value: "It is unconditional, as where cookies are forwarded.",
  ...customOriginPage,
  certainty: "inferred",
};

export const privateWithFields: Fact<string> = {
  about: "private with field names",
  value: "It counts as private without field names.",
  ...expirationPage,
  certainty: "inferred",
};

export const staleCopyResult: Fact<string> = {
  about: "X-Cache of a stale copy",
  value: "It is Hit from cloudfront.",
  ...expirationPage,
  certainty: "inferred",
};

export const compressedHeaders: Fact<string> = {
  about: "Headers of a response that CloudFront compresses",
  value: "Content-Length is replaced by chunked transfer, and Vary names Accept-Encoding.",
  ...compressionPage,
  certainty: "memory",
  note: "Captured responses show the Vary.",
};

export const acceptEncodingWeights: Fact<string> = {
  about: "Weights in Accept-Encoding",
  value: "A coding with a weight of 0 is not accepted, and `*` accepts none.",
  ...compressionPage,
  certainty: "inferred",
  note: "The page states only that the header contains the coding.",
};

export const compressionOfRanges: Fact<string> = {
  about: "Ranges of an object that is compressed",
  value: "Parts are cut from the uncompressed object.",
  ...rangesPage,
  certainty: "inferred",
};

export const wholeObjectForRange: Fact<string> = {
  about: "What is fetched for a range or a condition of a viewer",
  value: "The whole object, unconditionally, if the response is to be stored.",
  ...rangesPage,
  certainty: "inferred",
  note: "The page states that CloudFront may request a larger range.",
};

export const conditionsFromCache: Fact<string> = {
  about: "If-Match and If-Unmodified-Since",
  value: "CloudFront evaluates them against its stored copy.",
  ...customOriginPage,
  certainty: "inferred",
};

export const varyAsterisk: Fact<string> = {
  about: "Vary of `*`",
  value: "It is passed on to the viewer.",
  ...customOriginPage,
  certainty: "inferred",
};

export const cookieOrder: Fact<string> = {
  about: "The order of forwarded cookies",
  value: "The natural order of names is that of code units.",
  ...cookiesPage,
  certainty: "inferred",
};

export const setCookieOfFunction: Fact<string> = {
  about: "Set-Cookie of an origin-response function where no cookies are forwarded",
  value: "It is removed like that of an origin.",
  ...cookiesPage,
  certainty: "inferred",
};
