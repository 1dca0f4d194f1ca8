/** The bounded list of requests. @module */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import {
  filterText,
  forget,
  maxKept,
  merge,
  missed,
  pause,
  requests,
  shown,
  take,
} from "../../console/page/request-store.ts";
import { summary } from "./recorded-requests.ts";

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const many = (count: number) => Array.from({ length: count }, (_, at) => summary(`r${at}`));

describe("the list of requests", () => {
  afterEach(() => {
    pause(false);
    filterText.value = "";
    forget();
  });

  it("has the newest first, and replaces one that it knows where it stands", () => {
    const open = merge([summary("a")], [summary("b"), summary("c")]);
    const ended = merge(open, [summary("b", { status: 404 }), summary("d")]);
    assert.deepEqual(ids(ended), ["d", "c", "b", "a"]);
    assert.equal(ended[2]?.status, 404);
  });

  it("keeps a bounded number", () => {
    take(many(maxKept + 40));
    assert.equal(requests.value.length, maxKept);
    assert.equal(requests.value[0]?.id, `r${maxKept + 39}`);
    take([summary("next")]);
    assert.equal(requests.value.length, maxKept);
  });

  it("stands still while it is paused, counts what it missed, and goes on", () => {
    take([summary("a")]);
    pause(true);
    take([summary("b"), summary("c")]);
    assert.deepEqual([ids(shown.value), missed.value], [["a"], 2]);
    pause(false);
    assert.deepEqual([ids(shown.value), missed.value], [["c", "b", "a"], 0]);
  });

  it("is empty once it is cleared, paused or not", () => {
    take([summary("a")]);
    pause(true);
    forget();
    take([summary("b")]);
    assert.deepEqual([ids(shown.value), missed.value], [[], 1]);
  });

  it("shows what its filter finds", () => {
    take([summary("a", { status: 502 }), summary("b")]);
    filterText.value = "status:5xx";
    assert.deepEqual(ids(shown.value), ["a"]);
  });
});
