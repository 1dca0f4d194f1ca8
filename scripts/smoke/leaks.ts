/**
 * What no response to a viewer may contain: secrets, and traces of programs.
 *
 * @module
 */
import type { Answer } from "./exchange.ts";

/** What a response may contain that comes from there. */
const originName = "the name of an origin";

/** What it is, and what it looks like. */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["the private member of a JSON Web Key", /"d"\s*:\s*"[\w-]{43}"/],
  ["an access key of AWS", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a signed token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/],
  ["a stack trace", /(?:^|\n|\\n)\s*at (?:async )?[\w.<>$ []*\(?(?:file:|node:|\/)[^\s)]*:\d+:\d+/],
  ["the path of a module", /node_modules\//],
  [
    "a path of the machine that answers",
    /(?:^|[\s"'(=:])\/(?:var\/(?:task|runtime)|tmp|home|root)\//,
  ],
  ["an ARN", /\barn:aws[\w-]*:[a-z0-9-]+:/],
  [originName, /\b[\w.-]+\.(?:execute-api|s3)[.-][\w.-]*amazonaws\.com\b/],
];

/**
 * What lies in a response that must not, without the value itself.
 *
 * @param isDirect Whether an origin was asked by its name.
 */
export function leaksOf({ headers, text }: Answer, isDirect: boolean): readonly string[] {
  const type = headers["content-type"] ?? "";
  const isText = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|javascript|xml))/.test(
    type,
  );
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const places: readonly (readonly [where: string, text: string])[] = [
    ["a header", lines.join("\n")],
    ...(isText && headers["content-encoding"] === undefined ? ([["the body", text]] as const) : []),
  ];
  return places.flatMap(([where, content]) =>
    forms.flatMap(([what, form]) =>
      form.test(content) && !(isDirect && what === originName) ? [`${what} in ${where}`] : [],
    ),
  );
}
