/**
 * What the random provider answers.
 *
 * NOTHING HERE IS RANDOM, AND NO SECRET. Each value is computed from the URN of its resource, so that every
 * evaluation of a stack has the same ones; whoever has the program can compute them too. They are good for
 * nothing but this machine.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Passwords. */
export const random: Service = {
  resources: {
    "random:index/randomPassword:RandomPassword": password,
    "pulumi:providers:random": (provider) => ({ id: provider.uuid() }),
  },
};

/** What passwords are made of, by the property that allows it; all are, by default. */
const kinds = [
  { allow: "lower", least: "minLower", characters: "abcdefghijklmnopqrstuvwxyz" },
  { allow: "upper", least: "minUpper", characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
  { allow: "numeric", least: "minNumeric", characters: "0123456789" },
  { allow: "special", least: "minSpecial", characters: "!@#$%&*()-_=+[]{}<>:?" },
] as const;

/**
 * A password of the length, and of the kinds of characters, that are asked for. What must be in it comes first;
 * the provider would shuffle it.
 *
 * @see https://www.pulumi.com/registry/packages/random/api-docs/randompassword/
 * @throws {Error} when what is asked for does not fit.
 */
function password(resource: DeclaredResource): Answer {
  const { length } = resource.inputs;
  if (typeof length !== "number" || !Number.isInteger(length) || length < 1) {
    throw new Error(`length must be a whole number of 1 or more, got ${JSON.stringify(length)}`);
  }
  const allowed = kinds.map((kind) => ({
    ...kind,
    isAllowed: resource.inputs[kind.allow] !== false,
    count: numberOf(resource, kind.least),
    characters: (kind.allow === "special" && resource.text("overrideSpecial")) || kind.characters,
  }));
  const demanded = allowed
    .map(({ least, count, characters }) => resource.hash(count, characters, least))
    .join("");
  const alphabet = allowed
    .filter(({ isAllowed }) => isAllowed)
    .map(({ characters }) => characters)
    .join("");
  if (demanded.length > length || alphabet === "") {
    throw new Error(
      `length must be at least the sum of the minimum counts, with at least one kind of character allowed, got ${length}`,
    );
  }
  return {
    id: "none",
    result: demanded + resource.hash(length - demanded.length, alphabet),
    number: resource.inputs["numeric"] !== false,
    ...Object.fromEntries(
      allowed.flatMap(({ allow, isAllowed, least, count }) => [
        [allow, isAllowed],
        [least, count],
      ]),
    ),
  };
}

function numberOf(resource: DeclaredResource, property: string): number {
  const value = resource.inputs[property];
  return typeof value === "number" ? value : 0;
}
