/**
 * `.ci/aws-session`, `.ci/preview`, `.ci/forecast` and `.ci/deploy`, with commands that do nothing but print.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { describe, it } from "mocha";
import { useScripts } from "./ci-scripts.ts";

describe("the scripts of a deployment", () => {
  const { command, run, at } = useScripts();

  describe(".ci/deploy", () => {
    const outputs =
      'case "$*" in *"output url"*) echo https://d1.example ;; *output*) echo "{}" ;; esac';

    it("deploys with the policy pack and its settings, and checks the promises at the new address", () => {
      command("npx", outputs);
      command("npm", "true");
      const { status, calls } = run("deploy", ["dev"]);
      assert.equal(status, 0);
      const [up = "", , , smoke = ""] = calls;
      assert.equal(
        up,
        "npx --no-install pulumi up --stack dev --yes --non-interactive --color never --policy-pack policies --policy-pack-config policies/config/dev.json",
      );
      assert.match(
        smoke,
        /^npm run --silent smoke -- https:\/\/d1\.example --outputs \S+ --junit smoke\.xml$/,
      );
    });

    it("ends with 1 after a deployment that failed, and checks nothing", () => {
      command("npx", "exit 255");
      command("npm", "true");
      const { status, calls } = run("deploy", ["dev"]);
      assert.deepEqual([status, calls.length], [1, 1]);
    });

    it("ends with 1 when a promise is broken", () => {
      command("npx", outputs);
      command("npm", "exit 1");
      assert.equal(run("deploy", ["acme"]).status, 1);
    });

    for (const args of [[], ["dev", "prod"], ["--yes"], ["dev;ls"], ["Dev"]]) {
      it(`ends with 2 for ${JSON.stringify(args)}`, () => {
        command("npx", "true");
        const { status, calls } = run("deploy", args);
        assert.deepEqual([status, calls], [2, []]);
      });
    }
  });

  describe(".ci/preview", () => {
    it("writes the preview as a block that has no Markdown, and ends with its status", () => {
      command("npx", 'echo "+ bucket"; echo "# not a heading"; exit 3');
      const { status, stdout } = run("preview", ["dev", "preview.md"]);
      assert.equal(status, 3);
      assert.equal(stdout, "+ bucket\n# not a heading\n");
      assert.equal(
        readFileSync(at("preview.md"), "utf8"),
        "### Preview of `dev` failed\n\n    + bucket\n    # not a heading\n",
      );
    });

    it("keeps the end of a long preview, within what a comment may have", () => {
      command("npx", 'for i in $(seq 9000); do echo "+ resource $i"; done');
      const { status } = run("preview", ["dev", "preview.md"]);
      assert.equal(status, 0);
      const text = readFileSync(at("preview.md"), "utf8");
      assert.match(text, /^### Preview of `dev`\n\nThe end of it; .*\n\n {4}\+ resource \d+\n/);
      assert.ok(text.endsWith("    + resource 9000\n"));
      assert.ok(text.length < 65_536, `${text.length}`);
    });

    it("ends with 2 without a file", () => {
      assert.equal(run("preview", ["dev"]).status, 2);
    });
  });

  describe(".ci/forecast", () => {
    it("compares the forecast with that of the other checkout", () => {
      mkdirSync(at("base"));
      command(
        "npm",
        `case "$*" in *--json) echo "{}" ;; *) cat "\${@: -1}"; echo "in \${PWD##*/}" ;; esac`,
      );
      const { status, calls } = run("forecast", ["prod", "base", "forecast.md"]);
      assert.equal(status, 0);
      assert.deepEqual(
        calls.map((call) => call.replace(/\/\S+$/, "BEFORE")),
        [
          "npm run --silent forecast -- --stack prod --no-sensitivity --json",
          "npm run --silent forecast -- --stack prod --no-sensitivity --against BEFORE",
        ],
      );
      const text = readFileSync(at("forecast.md"), "utf8");
      assert.match(text, /^\{\}\nin ci-deploy-\w+\n$/);
    });

    it("writes nothing where the other checkout has no forecast", () => {
      mkdirSync(at("base"));
      command("npm", "exit 1");
      const { status, stderr } = run("forecast", ["prod", "base", "forecast.md"]);
      assert.equal(status, 0);
      assert.equal(stderr, "no forecast of prod in base: nothing to compare with\n");
      assert.equal(readFileSync(at("forecast.md"), "utf8"), "");
    });

    it("ends with 1 when the forecast of this checkout fails, and with 2 without a file", () => {
      mkdirSync(at("base"));
      command("npm", 'case "$*" in *--json) ;; *) exit 1 ;; esac');
      assert.equal(run("forecast", ["prod", "base", "forecast.md"]).status, 1);
      assert.equal(run("forecast", ["prod", "base"]).status, 2);
    });
  });

  describe(".ci/aws-session", () => {
    const keys =
      'printf "AWS_ACCESS_KEY_ID=id\\nAWS_SECRET_ACCESS_KEY=secret\\nAWS_SESSION_TOKEN=token\\nAWS_CREDENTIAL_EXPIRATION=soon\\n"';
    const variables = () => ({
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/touchline-ci-dev-deploy",
      AWS_SHARED_CREDENTIALS_FILE: at("credentials"),
      ACTIONS_ID_TOKEN_REQUEST_URL: "https://tokens.example/?a=b",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer-of-the-job",
    });

    it("exchanges the workflow's token for credentials that only this user reads, and prints none", () => {
      command("curl", `cat >"${at("header")}"; echo '{"value": "a.b-c_d.e", "count": 1}'`);
      command("aws", `cp "$AWS_WEB_IDENTITY_TOKEN_FILE" "${at("token")}"; ${keys}`);
      const { status, stdout, stderr, calls } = run("aws-session", [], variables());
      assert.deepEqual([status, stdout, stderr], [0, "", ""]);
      const file = at("credentials");
      assert.equal(
        readFileSync(file, "utf8"),
        "[default]\naws_access_key_id=id\naws_secret_access_key=secret\naws_session_token=token\n",
      );
      assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.equal(readFileSync(at("token"), "utf8"), "a.b-c_d.e");
      assert.equal(readFileSync(at("header"), "utf8"), "Authorization: bearer bearer-of-the-job\n");
      assert.ok(calls[0]?.endsWith(" https://tokens.example/?a=b&audience=sts.amazonaws.com"));
      assert.ok(!calls.join().includes("bearer-of-the-job"));
    });

    it("uses the token of another CI", () => {
      command("aws", keys);
      const { status, calls } = run("aws-session", [], {
        ...variables(),
        AWS_WEB_IDENTITY_TOKEN_FILE: "/run/token",
      });
      assert.deepEqual([status, calls.length], [0, 1]);
    });

    for (const [title, curl, aws, reason] of [
      ["GitHub issues no token", "exit 22", keys, "GitHub issued no token"],
      ["the response has none", "echo '{}'", keys, "GitHub's response has no token"],
      [
        "AWS refuses the role",
        `echo '{"value":"a.b.c"}'`,
        "exit 254",
        "AWS refused the role arn:aws:iam::111122223333:role/touchline-ci-dev-deploy",
      ],
    ] as const) {
      it(`states in one line that ${title}, and writes nothing`, () => {
        command("curl", curl);
        command("aws", aws);
        const { status, stderr } = run("aws-session", [], variables());
        assert.deepEqual([status, stderr], [1, `no session with AWS: ${reason}\n`]);
        assert.ok(!existsSync(at("credentials")));
      });
    }

    it("names a variable that is not set", () => {
      const { AWS_ROLE_ARN: _, ...rest } = variables();
      const { status, stderr } = run("aws-session", [], rest);
      assert.deepEqual([status, stderr], [1, "no session with AWS: AWS_ROLE_ARN is not set\n"]);
    });
  });
});
