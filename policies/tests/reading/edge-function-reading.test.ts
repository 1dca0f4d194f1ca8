import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { distributionType } from "../../reading/distribution.ts";
import { edgeFunctions, functionType, isMadeForEdge } from "../../reading/edge-function-reading.ts";
import { resource, stackOf } from "../fixtures.ts";

const component = "touchline:edge:EdgeFunction";

describe("a function of the edge", () => {
  it("is one that the component made, at any depth, and nothing else the component made", () => {
    assert.equal(isMadeForEdge(resource(functionType, { inside: [component] })), true);
    const deep = ["touchline:edge:EdgeFunctions", component];
    assert.equal(isMadeForEdge(resource(functionType, { inside: deep })), true);
    assert.equal(isMadeForEdge(resource(functionType)), false);
    assert.equal(isMadeForEdge(resource("aws:iam/role:Role", { inside: [component] })), false);
    const other = ["touchline:edge:EdgeFunctions"];
    assert.equal(isMadeForEdge(resource(functionType, { inside: other })), false);
  });

  it("is one that a behavior of a distribution names, once", () => {
    const onDefault = resource(functionType, { name: "a" });
    const onPath = resource(functionType, { name: "b" });
    const elsewhere = resource(functionType, { name: "c" });
    const role = resource("aws:iam/role:Role");
    const distribution = resource(distributionType, {
      from: {
        defaultCacheBehavior: [onDefault, role],
        orderedCacheBehaviors: [onPath, onDefault],
        origins: [elsewhere],
      },
    });
    const stack = stackOf(onDefault, onPath, elsewhere, role, distribution);
    assert.deepEqual(edgeFunctions(stack), [onDefault, onPath]);
    assert.deepEqual(edgeFunctions(stackOf(onDefault)), []);
  });
});
