/** The table of controls: what is read, refused and documented. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type ControlRow,
  control,
  jsonAnswer,
  serveControls,
} from "../../console/control-table.ts";
import {
  choiceField,
  flagField,
  integerField,
  listField,
  numberField,
  objectField,
  orNull,
  required,
  textField,
} from "../../console/fields.ts";
import { openApiDocument, withDocument } from "../../console/open-api.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";

const range = { min: 0, max: 9 };
const echo = (method: ControlRow["method"], path: string, content?: string): ControlRow =>
  control({
    method,
    path,
    summary: "Answers what it was given",
    answer: "The parameters",
    fields: {
      ...(path.includes("{name") ? { name: required(textField("A name")) } : {}),
      whole: integerField("A whole number", range),
      share: numberField("A number", range),
      flag: flagField("A flag"),
      word: choiceField("A word", ["one", "two"]),
      seed: orNull(integerField("A seed", range)),
      tags: listField("Tags", textField("A tag", { maxLength: 3 }), 2),
      mix: listField(
        "A mix",
        objectField("A part", {
          path: required(textField("A path")),
          weight: integerField("", range),
        }),
        2,
      ),
    },
    ...(content !== undefined && { content }),
    run: (values) => jsonAnswer({ ...values, path }),
  });

const rows = [
  echo("GET", "/__local/echo"),
  echo("POST", "/__local/echo"),
  echo("GET", "/__local/echo/{name}"),
  echo("PUT", "/__local/echo/{name}", "Any bytes"),
  echo("GET", "/__local/echo/all/{name+}"),
];

async function ask(method: string, target: string, body = "") {
  const answer = await serveControls(rows)(requestOf(target, { method, body: Buffer.from(body) }));
  return { ...answer, text: String(answer.body) };
}

describe("serveControls", () => {
  it("reads each kind of parameter from the query string, and the same from JSON", async () => {
    const expected = {
      whole: 3,
      share: 2.5,
      flag: true,
      word: "two",
      seed: null,
      tags: ["a", "b"],
      path: "/__local/echo",
    };
    const query = "whole=3&share=2.5&flag=true&word=two&seed=null&tags=a&tags=b";
    assert.deepEqual(JSON.parse((await ask("GET", `/__local/echo?${query}`)).text), expected);
    const { path: _, ...body } = expected;
    const { text } = await ask("POST", "/__local/echo", JSON.stringify(body));
    assert.deepEqual(JSON.parse(text), expected);
  });

  it("reads objects in JSON", async () => {
    const mix = [{ path: "/a", weight: 1 }, { path: "/b" }];
    const { text } = await ask("POST", "/__local/echo", JSON.stringify({ mix }));
    assert.deepEqual(JSON.parse(text).mix, mix);
  });

  it("reads names of a path, with slashes where the last one takes the rest", async () => {
    const one = await ask("GET", "/__local/echo/a%2Fb%20c");
    assert.deepEqual(JSON.parse(one.text), { name: "a/b c", path: "/__local/echo/{name}" });
    const rest = await ask("GET", "/__local/echo/all/a/b.json");
    assert.equal(JSON.parse(rest.text).name, "a/b.json");
  });

  it("lists every problem of a request", async () => {
    const query = "whole=1.5&share=10&flag=yes&word=three&seed=x&tags=long&else=1&word=one";
    const { status, text } = await ask("GET", `/__local/echo?${query}`);
    assert.equal(status, 400);
    assert.deepEqual(text.trimEnd().split("\n"), [
      '"else" is not a parameter; use whole, share, flag, word, seed, tags, mix',
      "whole must be a whole number from 0 to 9, got 1.5",
      "share must be a number from 0 to 9, got 10",
      'flag must be true or false, got "yes"',
      'word must be one of one, two, got ["three","one"]',
      'seed must be a whole number from 0 to 9, or null, got "x"',
      'tags must be a list of 1 to 2, each a text of at most 3 characters, got ["long"]',
    ]);
  });

  for (const [title, method, target, body, problem] of [
    ["a body that is not JSON", "POST", "/__local/echo", "{", "the body must be a JSON object"],
    ["JSON that is no object", "POST", "/__local/echo", "[1]", "the body must be a JSON object"],
    ["a body of a GET", "GET", "/__local/echo", "{}", "the body must be empty"],
    [
      "a parameter that is given twice",
      "POST",
      "/__local/echo?whole=1",
      '{"whole":1}',
      '"whole" must be given in one place',
    ],
    [
      "a name that every object has",
      "GET",
      "/__local/echo?__proto__=1",
      "",
      '"__proto__" is not a parameter; use whole, share, flag, word, seed, tags, mix',
    ],
  ] as const) {
    it(`refuses ${title}`, async () => {
      const answer = await ask(method, target, body);
      assert.deepEqual([answer.status, answer.text], [400, `${problem}\n`]);
    });
  }

  it("names the methods of a path for another one, HEAD among them", async () => {
    const { status, headers } = await ask("DELETE", "/__local/echo");
    assert.deepEqual([status, headers], [405, ["Allow", "GET, HEAD, POST"]]);
    assert.equal((await ask("HEAD", "/__local/echo")).status, 200);
  });

  it("answers 404 where no row has the path", async () => {
    assert.equal((await ask("GET", "/__local/echoes")).status, 404);
    assert.equal((await ask("GET", "/__local/echo/")).status, 404);
  });
});

describe("openApiDocument", () => {
  it("describes each row: parameters where they are taken, and the body", () => {
    const { paths } = openApiDocument(withDocument(rows)) as {
      // biome-ignore lint/suspicious/noExplicitAny: a document
      paths: Record<string, Record<string, any>>;
    };
    assert.deepEqual(Object.keys(paths), [
      "/__local/openapi.json",
      "/__local/echo",
      "/__local/echo/{name}",
      "/__local/echo/all/{name}",
    ]);
    const post = paths["/__local/echo"]?.["post"];
    assert.equal(post.requestBody.content["application/json"].schema.properties.whole.maximum, 9);
    const named = paths["/__local/echo/{name}"]?.["get"].parameters[0];
    assert.deepEqual([named.name, named.in, named.required], ["name", "path", true]);
    assert.equal(paths["/__local/echo/{name}"]?.["put"].requestBody.description, "Any bytes");
  });
});
