/** What an invalidation may name, and how many may be in progress. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "mocha";
import { ApiError } from "../../../../services/aws-api/api-message.ts";
import { invalidationPathProblem } from "../../../../services/cloudfront/api/invalidation-path.ts";
import {
  createInvalidations,
  invalidationMs,
  maxRemembered,
} from "../../../../services/cloudfront/api/invalidations.ts";

const one = "arn:aws:cloudfront::000000000000:distribution/ONE";
const two = "arn:aws:cloudfront::000000000000:distribution/TWO";

function open() {
  const dropped: string[] = [];
  const clock = { ms: 1_000_000 };
  const invalidations = createInvalidations({
    drop: (arn, path) => dropped.push(`${arn.slice(-3)} ${path}`),
    nowMs: () => clock.ms,
    randomBytes,
  });
  let count = 0;
  return {
    ...invalidations,
    clock,
    dropped,
    /** Creates one with a reference of its own. */
    ask(paths: readonly string[], arn = one) {
      count += 1;
      return invalidations.create(arn, { callerReference: `reference-${count}`, paths });
    },
  };
}

const refusal = (code: string, status: number) => (error: unknown) =>
  error instanceof ApiError && error.code === code && error.status === status;

const many = (count: number, end = "") =>
  Array.from({ length: count }, (_, index) => `/${index}${end}`);

describe("invalidation paths", () => {
  for (const [path, problem] of [
    ["/", undefined],
    ["/*", undefined],
    ["/images/*", undefined],
    ["/a?b=*", undefined],
    ["/a%20b", undefined],
    [`/${"a".repeat(3_999)}`, undefined],
    [`/${"a".repeat(4_000)}`, /4000/],
    ["a", /start with \//],
    ["*", /start with \//],
    ["", /start with \//],
    ["/a*b", /last/],
    ["/**", /last/],
    ["/a b", /percent-encoded/],
    ["/é", /percent-encoded/],
  ] as const) {
    it(`${problem === undefined ? "take" : "refuse"} ${JSON.stringify(path.slice(0, 12))} of ${path.length}`, () => {
      const found = invalidationPathProblem(path);
      assert.equal(found === undefined, problem === undefined);
      assert.match(found ?? "", problem ?? /^$/);
    });
  }
});

describe("invalidations", () => {
  it("remove the copies of their distribution at once, and complete a little later", () => {
    const { ask, list, clock, dropped } = open();
    const created = ask(["/a", "/b/*"]);
    assert.deepEqual(dropped, ["ONE /a", "ONE /b/*"]);
    assert.match(created.id, /^I[0-9A-Z]{13}$/);
    assert.equal(created.status, "InProgress");
    clock.ms += invalidationMs - 1;
    assert.equal(list(one)[0]?.status, "InProgress");
    clock.ms += 1;
    assert.equal(list(one)[0]?.status, "Completed");
    assert.deepEqual(list(two), []);
  });

  it("return the earlier one for the same reference with the same paths, in any order", () => {
    const { create, list, dropped } = open();
    const first = create(one, { callerReference: "r", paths: ["/a", "/b"] });
    const again = create(one, { callerReference: "r", paths: ["/b", "/a"] });
    assert.equal(again.id, first.id);
    assert.equal(list(one).length, 1);
    assert.equal(dropped.length, 2);
    for (const paths of [["/a"], ["/a", "/b", "/c"], ["/a", "/c"]]) {
      assert.throws(
        () => create(one, { callerReference: "r", paths }),
        refusal("InvalidationBatchAlreadyExists", 409),
      );
    }
    assert.notEqual(create(two, { callerReference: "r", paths: ["/c"] }).id, first.id);
  });

  it("remove nothing when one of the paths is refused", () => {
    const { ask, dropped } = open();
    assert.throws(() => ask(["/a", "b"]), refusal("InvalidArgument", 400));
    assert.deepEqual(dropped, []);
  });

  it("take 3,000 paths in progress, and 15 with a wildcard beside them", () => {
    const { ask, clock, dropped } = open();
    assert.throws(() => ask(many(3_001)), refusal("BatchTooLarge", 413));
    ask(many(2_999));
    ask(many(15, "*"));
    ask(["/last"]);
    assert.equal(dropped.length, 3_015);
    assert.throws(() => ask(["/a"]), refusal("TooManyInvalidationsInProgress", 400));
    assert.throws(() => ask(["/*"]), refusal("TooManyInvalidationsInProgress", 400));
    assert.equal(ask(["/*"], two).status, "InProgress");
    clock.ms += invalidationMs;
    assert.equal(ask(["/a", "/*"]).status, "InProgress");
  });

  it("are remembered up to a number, those in progress in any case", () => {
    const { ask, list, clock } = open();
    for (let count = 0; count < maxRemembered; count += 1) {
      ask(["/a"]);
    }
    clock.ms += invalidationMs;
    const [newest] = list(one);
    ask(["/b"]);
    assert.equal(list(one).length, maxRemembered);
    assert.equal(list(one)[1]?.id, newest?.id);
    for (let count = 0; count < maxRemembered; count += 1) {
      ask(["/c"]);
    }
    assert.equal(list(one).length, maxRemembered + 1);
  });
});
