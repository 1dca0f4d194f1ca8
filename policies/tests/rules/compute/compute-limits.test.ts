import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computeLimits } from "../../../rules/compute/compute-limits.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const made = (props: Readonly<Record<string, unknown>>, inside: readonly string[] = []) =>
  resource(functionType, { inside, props });
const layers = (count: number) => made({ layers: Array.from({ length: count }, () => unknown) });

/** Variables whose JSON has so many bytes. */
const environment = (bytes: number) =>
  made({ environment: { variables: { TEXT: "x".repeat(bytes - '{"TEXT":""}'.length) } } });

describeRule(computeLimits, {
  passes: [
    {
      title: "the most there is",
      given: made({ timeout: 900, memorySize: 10_240, ephemeralStorage: { size: 10_240 } }),
    },
    {
      title: "the least there is",
      given: made({ timeout: 1, memorySize: 128, ephemeralStorage: { size: 512 } }),
    },
    {
      title: "not known yet",
      given: made({ timeout: unknown, layers: unknown, environment: unknown }),
    },
    { title: "no override", given: made({}) },
    { title: "five layers", given: layers(5) },
    { title: "a full environment", given: environment(4096) },
    {
      title: "an environment that is not known yet",
      given: made({ environment: { variables: { A: unknown, B: "x".repeat(5000) } } }),
    },
    {
      title: "a variable that is there to be set",
      given: made({ environment: { variables: { AWS_LAMBDA_EXEC_WRAPPER: "/opt/otel" } } }),
    },
    { title: "at the edge", given: made({ timeout: 901 }, ["touchline:edge:EdgeFunction"]) },
  ],
  violates: [
    {
      title: "a second more",
      given: made({ timeout: 901 }),
      reports: ["example-function timeout is 901; write a number from 1 to 900"],
    },
    {
      title: "a megabyte less",
      given: made({ memorySize: 127 }),
      reports: ["example-function memorySize is 127; write a number from 128 to 10240"],
    },
    {
      title: "too much disk",
      given: made({ ephemeralStorage: { size: 10_241 } }),
      reports: [
        "example-function ephemeralStorage.size is 10241; write a number from 512 to 10240",
      ],
    },
    {
      title: "six layers",
      given: layers(6),
      reports: ["example-function layers has 6; write 5 or fewer"],
    },
    {
      title: "a byte more",
      given: environment(4097),
      reports: [
        "example-function environment.variables has 4097 bytes; write 4096 or fewer, and the rest into the code",
      ],
    },
    {
      title: "a variable of Lambda's",
      given: made({ environment: { variables: { AWS_REGION: "eu-west-1" } } }),
      reports: [
        "example-function environment.variables.AWS_REGION is set by Lambda itself; write another name",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(functionType, "desk-api-handler"), ["memorySize"], 64),
    reports: ["desk-api-handler memorySize is 64; write a number from 128 to 10240"],
  },
});
