/**
 * What API Gateway refuses of routes, resources, stages and stage variables when they are created.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 * @module
 */
import { routeMethods } from "../../../aws/api-gateway-forms.ts";

const variable = /^\{[\w.:-]+\+?\}$/;

/**
 * What is wrong with a route key of an HTTP API.
 *
 * @returns the rule that it breaks; `undefined` for a key that API Gateway accepts.
 */
export function routeKeyProblem(routeKey: string): string | undefined {
  if (routeKey === "$default") {
    return undefined;
  }
  const [method = "", path = "", ...others] = routeKey.split(" ");
  if (!(routeMethods.value as readonly string[]).includes(method) || others.length > 0) {
    return `must be "$default" or a method and a path with one space between; a method is one of ${routeMethods.value.join(", ")}`;
  }
  return path.startsWith("/") ? pathProblem(path) : "must have a path that starts with /";
}

/** What is wrong with a path that may have variables. */
function pathProblem(path: string): string | undefined {
  const parts = path.slice(1).split("/");
  const variables = parts.filter((part) => /[{}]/.test(part));
  if (variables.some((part) => !variable.test(part))) {
    return "must have a variable as a whole segment, like {league} or {proxy+}";
  }
  if (new Set(variables.map((part) => part.replace("+", ""))).size !== variables.length) {
    return "must have variables with names of their own";
  }
  if (parts.slice(0, -1).some((part) => part.endsWith("+}"))) {
    return "must have a greedy variable, like {proxy+}, in its last segment only";
  }
  return /[?#\s]/.test(path) ? "must have no query string, fragment or white space" : undefined;
}

/** Of a REST API: letters, digits and `._-:`, or a variable. */
const pathPart = /^(?:[A-Za-z0-9._:$~-]+|\{[\w.:-]+\+?\})$/;

/**
 * What is wrong with the path part of a REST resource.
 *
 * @param siblings Path parts of the other resources of its parent.
 * @param parent Path part of its parent; empty for the root.
 */
export function pathPartProblem(
  part: string,
  siblings: readonly string[],
  parent: string,
): string | undefined {
  if (!pathPart.test(part)) {
    return "must be letters, digits and ._-: alone, or a variable like {league} or {proxy+}";
  }
  if (parent.endsWith("+}")) {
    return "must have a parent without a greedy variable";
  }
  if (siblings.includes(part)) {
    return "must be another than that of each sibling";
  }
  const other = siblings.find((sibling) => sibling.startsWith("{"));
  return part.startsWith("{") && other !== undefined
    ? `must be text: a sibling is a variable already, ${other}`
    : undefined;
}

/** What is wrong with the name of a stage. @param defaultAllowed Whether `$default` is one, as of an HTTP API. */
export function stageNameProblem(name: string, defaultAllowed: boolean): string | undefined {
  return (defaultAllowed && name === "$default") || /^[A-Za-z0-9_-]{1,128}$/.test(name)
    ? undefined
    : "must be 1 to 128 letters, digits, hyphens and underscores";
}

/** What is wrong with stage variables. */
export function stageVariablesProblem(
  variables: Readonly<Record<string, string>>,
): string | undefined {
  const wrong = Object.entries(variables).find(
    ([name, value]) => !/^\w{1,64}$/.test(name) || !/^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/.test(value),
  );
  return wrong === undefined
    ? undefined
    : `must have names of letters, digits and _, and values of letters, digits and -._~:/?#&=,; ${JSON.stringify(wrong[0])} has not`;
}
