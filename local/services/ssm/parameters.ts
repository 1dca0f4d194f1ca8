/**
 * Parameters that a program declares, as Parameter Store returns them.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 * @module
 */
import { type ApiCall, ApiError, type ApiService } from "../aws-api/api-message.ts";
import { inRegion } from "../aws-api/in-region.ts";
import { json11, jsonService } from "../aws-api/json-protocol.ts";

/** A parameter. */
export interface Parameter {
  readonly arn: string;
  /** With its leading slash, if it has one. */
  readonly name: string;
  readonly region: string;
  readonly type: "String" | "StringList" | "SecureString";
  readonly value: string;
  readonly dataType: string;
}

/** What Parameter Store needs of its owner. */
export interface ParametersDeps {
  readonly parameters: () => readonly Parameter[];
  /** When the parameters were made, in milliseconds since the epoch. */
  readonly createdMs: number;
}

/** Parameters that one request can ask for. */
const maxNames = 10;

/** Parameter Store. */
export function createParameterStore({ parameters, createdMs }: ParametersDeps): ApiService {
  /** The parameter of a name or an ARN. */
  function find(named: string, call: ApiCall, action: string): Parameter | undefined {
    const found = inRegion(parameters(), call).find(
      ({ name, arn }) => named === name || named === arn,
    );
    const { region, account } = call;
    const unknown = named.startsWith("arn:")
      ? named
      : `arn:aws:ssm:${region}:${account}:parameter/${named.replace(/^\//, "")}`;
    call.demand(`ssm:${action}`, found?.arn ?? unknown);
    return found;
  }

  const written = ({ arn, name, type, value, dataType }: Parameter, decrypted: boolean) => ({
    ARN: arn,
    DataType: dataType,
    LastModifiedDate: createdMs / 1000,
    Name: name,
    Type: type,
    // What AWS returns without decryption says nothing about the value either.
    Value: type === "SecureString" && !decrypted ? "AQICAHencrypted" : value,
    Version: 1,
  });

  return jsonService("AmazonSSM", json11, {
    GetParameter(input, call) {
      const sought = selector(input.text("Name"));
      const found = find(sought.name, call, "GetParameter");
      if (found === undefined) {
        throw new ApiError("ParameterNotFound", "The parameter does not exist.");
      }
      if (!sought.isKnown) {
        throw new ApiError("ParameterVersionNotFound", "The version or label does not exist.");
      }
      return { Parameter: written(found, input.flag("WithDecryption")) };
    },
    GetParameters(input, call) {
      const names = input.texts("Names");
      if (names.length === 0 || names.length > maxNames) {
        throw input.refusal("Names", `must have 1 to ${maxNames} items`);
      }
      const found = names.map((text) => {
        const { name, isKnown } = selector(text);
        const parameter = find(name, call, "GetParameters");
        return { text, parameter: isKnown ? parameter : undefined };
      });
      const decrypted = input.flag("WithDecryption");
      return {
        Parameters: found.flatMap(({ parameter }) =>
          parameter === undefined ? [] : [written(parameter, decrypted)],
        ),
        InvalidParameters: found
          .filter(({ parameter }) => parameter === undefined)
          .map(({ text }) => text),
      };
    },
    GetParametersByPath(input, call) {
      const path = input.text("Path").replace(/\/?$/, "/");
      const { region, account } = call;
      call.demand(
        "ssm:GetParametersByPath",
        `arn:aws:ssm:${region}:${account}:parameter${path.replace(/\/$/, "")}`,
      );
      if (input.has("ParameterFilters")) {
        throw input.refusal("ParameterFilters", "is not simulated here");
      }
      const below = inRegion(parameters(), call).filter(
        ({ name }) =>
          name.startsWith(path) &&
          (input.flag("Recursive") || !name.slice(path.length).includes("/")),
      );
      const size = input.optionalInteger("MaxResults", 1, maxNames) ?? maxNames;
      const start = Number(input.optionalText("NextToken") ?? 0);
      if (!Number.isInteger(start) || start < 0 || start > below.length) {
        throw new ApiError("InvalidNextToken", "The specified token isn't valid.");
      }
      const decrypted = input.flag("WithDecryption");
      const end = start + size;
      return {
        Parameters: below.slice(start, end).map((each) => written(each, decrypted)),
        ...(end < below.length ? { NextToken: String(end) } : {}),
      };
    },
  });
}

/** A name may end in `:` and a version or a label; there is one version of each parameter. */
function selector(text: string): { readonly name: string; readonly isKnown: boolean } {
  const [, name = text, wanted = "1"] = /^((?:arn:aws:ssm:.*:)?[^:]+):([^:]+)$/.exec(text) ?? [];
  const isArn = /^arn:(?:[^:]*:){4}[^:]*$/.test(text);
  return isArn ? { name: text, isKnown: true } : { name, isKnown: wanted === "1" };
}
