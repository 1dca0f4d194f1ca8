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
  s3OriginPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const expiresLifetime: Fact<string> = {
  about: "The lifetime that Expires gives",
  value: "It is Expires minus Date, and none if the date is invalid, as in RFC 9111.",
  ...expirationPage,
  certainty: "inferred",
  note: "The page states that the object is cached until the date, and the page about custom origins asks for an accurate Date.",
};

export const originAge: Fact<string> = {
  about: "Age in a response of the origin",
  value:
    "It shortens the lifetime that the response states, except after a 304, and CloudFront adds the seconds since it stored the response.",
  ...expirationPage,
  certainty: "measured",
  by: "https://anylog.dev/tech/cloudfront-age: max-age minus Age after a miss, max-age after a RefreshHit",
  note: "The page does not name Age. That a hit shows the sum is RFC 9111, 4.2.3.",
};

export const connectionOptions: Fact<string> = {
  about: "Headers of a request or a response that its Connection header names",
  value:
    "They are removed, as RFC 9110, 7.6.1, requires; those that CloudFront writes itself stay.",
  ...customOriginPage,
  certainty: "inferred",
  note: "The page's table has Connection, Keep-Alive, Trailer and Upgrade, and does not name this rule.",
};

export const varyOfBuckets: Fact<string> = {
  about: "Vary of a response of an S3 origin",
  value: "It is passed on unchanged.",
  ...s3OriginPage,
  certainty: "inferred",
  note: "The page lists the headers that CloudFront removes or updates, without Vary.",
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
  value:
    "It is RefreshHit from cloudfront after the origin was asked and failed, and Hit from cloudfront where it was not asked.",
  ...expirationPage,
  certainty: "measured",
  by: "Stack Overflow, question 71778683: a copy in place of a 500 response",
  note: "The page does not name the result.",
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
  about: "Ranges of an object that CloudFront compresses, where it is not in the cache yet",
  value: "They count the compressed bytes, as those of a copy do.",
  ...rangesPage,
  certainty: "inferred",
  note: "The page states it of compressed objects, and the page about compression compresses only the statuses 200, 403 and 404.",
};

export const wholeObjectForRange: Fact<string> = {
  about: "What is fetched for a range or a condition of a viewer",
  value:
    "The whole object, unconditionally, if the response is to be stored: for a range, as the range that contains all of it.",
  ...rangesPage,
  certainty: "inferred",
  note: "The page states that CloudFront may request a larger range. Ranges alone are not stored.",
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
