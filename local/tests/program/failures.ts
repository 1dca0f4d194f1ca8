/**
 * What recording a program ends with when it cannot be.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Services } from "../../declare/declaration.ts";
import { services } from "../../declare/registry.ts";
import { RecordError, record } from "../../program/record.ts";
import { testStack } from "./test-stack.ts";

/** What recording a program ends with. */
export async function errorOf(
  program: () => unknown,
  config: Readonly<Record<string, string>> = testStack.config,
  answers: Services = services,
): Promise<Error> {
  try {
    await record({ ...testStack, config }, async () => program(), { services: answers });
  } catch (error) {
    assert.ok(error instanceof Error);
    return error;
  }
  return assert.fail("must be refused");
}

/** The problems recording a program ends with. */
export async function problemsOf(...args: Parameters<typeof errorOf>): Promise<readonly string[]> {
  const error = await errorOf(...args);
  assert.ok(error instanceof RecordError, String(error.stack));
  assert.equal(error.message, error.problems.join("\n"));
  return error.problems;
}

/** Declares a role. */
export const role = (
  name: string,
  args: Partial<aws.iam.RoleArgs> = {},
  opts?: pulumi.CustomResourceOptions,
) => new aws.iam.Role(name, { assumeRolePolicy: "{}", ...args }, opts);
