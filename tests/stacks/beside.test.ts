/**
 * What stacks share, and where they differ.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resources, title } from "../../components/tests/recording.ts";
import { ofType } from "../../local/program/query.ts";
import { physicalNames } from "./physical-names.ts";
import { recordedStack, type StackName, stackNames } from "./recorded.ts";

describe("two stacks of one account", () => {
  it("have no physical name in common", async () => {
    const [dev, prod] = await Promise.all(stackNames.map(recordedStack));
    assert.ok(dev !== undefined && prod !== undefined);
    const taken = new Set(physicalNames(dev));
    assert.ok(taken.size > 20, `${taken.size} names`);
    assert.deepEqual(
      physicalNames(prod).filter((name) => taken.has(name)),
      [],
    );
  });

  it("protect data in prod only", async () => {
    const protectedOf = async (stack: StackName) =>
      resources(await recordedStack(stack))
        .filter(({ options }) => options.protect)
        .map(({ urn }) => title(urn))
        .sort();
    assert.deepEqual(await protectedOf("dev"), []);
    assert.deepEqual(await protectedOf("prod"), [
      "Bucket desk-history-bucket",
      "Bucket season-bucket",
      "Bucket sign-in-bucket",
      "BucketObjectv2 season-object",
      "BucketObjectv2 sign-in-access",
    ]);
  });

  it("add the version header to responses in dev only", async () => {
    const stampedIn = async (stack: StackName) =>
      ofType(await recordedStack(stack), "aws:lambda/function:Function").some(({ name }) =>
        name.startsWith("version-stamp"),
      );
    assert.deepEqual(await Promise.all(stackNames.map(stampedIn)), [true, false]);
  });
});
