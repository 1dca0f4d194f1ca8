/**
 * The access command, from its arguments to the object in S3.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isSecretOf } from "../../../functions/adapters/client-secret.ts";
import { readAccessList } from "../../../functions/core/auth/access-list.ts";
import {
  type Fixture,
  plain,
  versioned,
  withS3,
  withServer,
} from "../../../local/tests/services/s3/fixture.ts";
import { openAccessBucket } from "../../../scripts/access/access-bucket.ts";
import { runAccess } from "../../../scripts/access/access-command.ts";

const secret = "S".repeat(43);

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface Shell extends Fixture {
  run(line: string, open?: typeof openAccessBucket): Promise<Outcome>;
  put(bucket: string, text: string): Promise<void>;
  list(): Promise<ReturnType<typeof readAccessList>>;
}

/** Runs a test against an S3 on loopback, whose endpoint is an option of every command. */
const withShell = (test: (shell: Shell) => Promise<void>) =>
  withS3((fixture) =>
    withServer(fixture.s3, (port) =>
      test(
        Object.assign(Object.create(fixture), {
          run: async (line: string, open = openAccessBucket) => {
            let [out, err] = ["", ""];
            const endpoint = ["--endpoint", `http://127.0.0.1:${port}`];
            const status = await runAccess([...line.split(" "), ...endpoint], {
              out: (text) => {
                out += text;
              },
              err: (text) => {
                err += text;
              },
              open,
              newSecret: () => secret,
            });
            return { status, out, err };
          },
          put: async (bucket: string, text: string) => {
            const { status } = await fixture.ask("PUT", `/${bucket}/access.json`, { body: text });
            assert.equal(status, 200);
          },
          list: async () => {
            const { body } = await fixture.ask("GET", `/${versioned.name}/access.json`);
            return readAccessList(body.toString());
          },
        }),
      ),
    ),
  );

const empty = '{"people":[],"clients":[]}';

describe("npm run access", () => {
  it("adds, changes, lists and removes people in the one bucket with a list", () =>
    withShell(async ({ run, put, list }) => {
      await put(versioned.name, empty);
      assert.deepEqual(await run("add Ada@Rugby.test --scope desk --scope season"), {
        status: 0,
        out: "added Ada@Rugby.test with the scopes desk, season\n",
        err: "",
      });
      assert.equal(
        (await run("add ada@rugby.test --scope desk")).out,
        "changed ada@rugby.test with the scopes desk\n",
      );
      assert.deepEqual(await list(), {
        kind: "content",
        content: { people: [{ email: "ada@rugby.test", scopes: ["desk"] }], clients: [] },
      });
      assert.equal((await run("list")).out, "ada@rugby.test  desk  (nobody has signed in yet)\n");
      assert.deepEqual(await run("remove ADA@rugby.test"), {
        status: 0,
        out: "removed ADA@rugby.test\nended 0 sessions of ADA@rugby.test; tokens that were signed expire\n",
        err: "",
      });
      assert.equal((await run("list")).out, "nobody may sign in\n");
    }));

  it("ends the sessions of one person", () =>
    withShell(async ({ run, put, ask }) => {
      await put(versioned.name, empty);
      const session = async (key: string, body: string) =>
        assert.equal((await ask("PUT", `/${versioned.name}/${key}`, { body })).status, 200);
      const of = (email: string) => JSON.stringify({ email, expiresAtSeconds: 1 });
      await session("sessions/1", of("ada@rugby.test"));
      await session("sessions/2", of("eve@rugby.test"));
      await session("sessions/3", of("ada@rugby.test"));
      await session("sessions/4", "damaged");
      await session("links/5", of("ada@rugby.test"));
      assert.equal(
        (await run("sign-out Ada@rugby.test")).out,
        "ended 2 sessions of Ada@rugby.test; tokens that were signed expire\n",
      );
      const listing = await ask("GET", `/${versioned.name}`, { querystring: "list-type=2" });
      assert.deepEqual(
        [...listing.body.toString().matchAll(/<Key>([^<]*)</g)].map(([, key]) => key),
        ["access.json", "links/5", "sessions/2", "sessions/4"],
      );
    }));

  it("lists the subjects that are in tokens", () =>
    withShell(async ({ run, put, ask }) => {
      await put(versioned.name, '{"people":[{"email":"Ada@rugby.test","scopes":[]}],"clients":[]}');
      await ask("PUT", `/${versioned.name}/subject-key`, { body: "A".repeat(43) });
      assert.equal(
        (await run("list")).out,
        "Ada@rugby.test  (no scopes)  person:NmJSLo7OBFk92JfqQcMwUw\n",
      );
    }));

  it("adds a client, prints its secret and stores the hash", () =>
    withShell(async ({ run, put, list }) => {
      await put(versioned.name, empty);
      const { out } = await run("add-client bot --scope desk");
      assert.equal(
        out,
        `added the client bot with the scopes desk\nits secret, which is not shown again: ${secret}\n`,
      );
      const reading = await list();
      const [client] = reading.kind === "content" ? reading.content.clients : [];
      assert.deepEqual([client?.id, client?.scopes], ["bot", ["desk"]]);
      assert.equal(await isSecretOf(secret, client?.secretHash), true);
      assert.equal((await run("add-client bot")).status, 1);
      assert.equal((await run("remove-client bot")).status, 0);
      assert.equal((await run("remove-client bot")).status, 1);
    }));

  it("keeps what others change at the same time", () =>
    withShell(async ({ run, put, list }) => {
      await put(versioned.name, empty);
      let isFirst = true;
      const { status } = await run("add ada@rugby.test", async (options) => {
        const bucket = await openAccessBucket(options);
        return {
          ...bucket,
          write: async (...args) => {
            if (isFirst) {
              isFirst = false;
              await run("add eve@rugby.test");
            }
            return bucket.write(...args);
          },
        };
      });
      assert.equal(status, 0);
      const reading = await list();
      assert.deepEqual(
        reading.kind === "content" && reading.content.people.map(({ email }) => email),
        ["eve@rugby.test", "ada@rugby.test"],
      );
    }));

  it("gives up after five conflicts, and changes nothing", () =>
    withShell(async ({ run, put }) => {
      await put(versioned.name, empty);
      let writes = 0;
      const { status, err } = await run("add ada@rugby.test", async (options) => ({
        ...(await openAccessBucket(options)),
        write: async () => {
          writes += 1;
          return "conflict";
        },
      }));
      assert.deepEqual([status, writes], [1, 5]);
      assert.match(err, /is being changed by others: nothing was changed/);
    }));

  it("changes nothing in a list that is not valid, and says where", () =>
    withShell(async ({ run, put }) => {
      await put(versioned.name, '{"people":[{"email":"ada"}],"clients":[]}');
      const { status, err } = await run("add ada@rugby.test");
      assert.equal(status, 1);
      assert.match(
        err,
        /^access: the object access\.json is not valid[\s\S]*people\[0\]\.email must be/,
      );
    }));

  it("asks for the bucket when none or several have a list", () =>
    withShell(async ({ run, put }) => {
      assert.match(
        (await run("list")).err,
        /no bucket on this machine has the object access\.json/,
      );
      await put(versioned.name, empty);
      await put(plain.name, empty);
      assert.match((await run("list")).err, /several buckets .*--bucket: plain, versioned/);
      assert.equal((await run("list --bucket plain")).out, "nobody may sign in\n");
    }));

  it("says that nothing listens, with what to do", async () => {
    let err = "";
    const status = await runAccess(["list", "--endpoint", "http://127.0.0.1:9"], {
      out: () => assert.fail(),
      err: (text) => {
        err += text;
      },
      open: openAccessBucket,
      newSecret: () => secret,
    });
    assert.equal(status, 1);
    assert.match(err, /S3 on this machine cannot be reached[\s\S]*npm start/);
  });

  for (const [line, message] of [
    ["", "the command must be one of list, add, remove, sign-out, add-client, remove-client"],
    ["grant ada@rugby.test", 'add-client, remove-client, got "grant"'],
    ["list ada@rugby.test", "list takes no name, got 1"],
    ["add", "add takes one name, got 0"],
    ["add a@rugby.test desk", "add takes one name, got 2; repeat --scope for several scopes"],
    ["remove a@rugby.test --scope desk", "remove takes no --scope"],
    ["list --from cloud", '--from must be local or aws, got "cloud"'],
    ["list --from aws", "--from aws requires --bucket"],
    [
      "list --from aws --bucket b --endpoint http://127.0.0.1:1",
      "--endpoint requires --from local",
    ],
    ["list --region eu-west-1", "--region requires --from aws"],
    ["list --endpoint http://evil.test", "--endpoint must be an address of this machine"],
    ["list --frob", "Unknown option '--frob'"],
  ] as const) {
    it(`refuses "${line}"`, async () => {
      let err = "";
      const status = await runAccess(line === "" ? [] : line.split(" "), {
        out: () => assert.fail(),
        err: (text) => {
          err += text;
        },
        open: () => assert.fail(),
        newSecret: () => secret,
      });
      assert.equal(status, 2);
      assert.ok(err.includes(message), err);
      assert.match(err, /\n\nusage:\n/);
    });
  }

  it("refuses an address or a scope that the function would refuse", () =>
    withShell(async ({ run, put, list }) => {
      await put(versioned.name, empty);
      for (const line of ["add ada@rugby", 'add ada@rugby.test --scope a"b', "add-client a:b"]) {
        const { status, err } = await run(line);
        assert.equal(status, 1);
        assert.match(err, /^access: (people|clients)\[0\]\.(email|scopes|id) must be /);
      }
      assert.deepEqual(await list(), { kind: "content", content: JSON.parse(empty) });
    }));
});
