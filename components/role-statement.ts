/**
 * Statements of a function's role, beyond its own logs.
 *
 * @module
 */
import type * as pulumi from "@pulumi/pulumi";

/** An `Allow` statement. */
export interface RoleStatement {
  /** Like `s3:GetObject` or `s3:Get*`, at least one. A whole service (`s3:*`, `*`) is rejected. */
  readonly actions: readonly string[];
  /** ARNs, at least one. */
  readonly resources: readonly pulumi.Input<string>[];
  /** Values by operator and condition key: `{ StringEquals: { "aws:SourceAccount": "123456789012" } }`. @default none */
  readonly conditions?: Readonly<
    Record<string, Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>>>
  >;
}

/** @returns the problems of the statements, each with the index of its statement. */
export function statementProblems(statements: readonly RoleStatement[]): readonly string[] {
  return statements.flatMap(({ actions, resources }, index) => {
    const subject = `statements[${index}]`;
    const wide = actions.filter((action) => !/^[a-z0-9-]+:[A-Za-z]+\*?$/.test(action));
    return [
      ...(actions.length > 0 ? [] : [`${subject}.actions must name at least one action, got []`]),
      ...wide.map(
        (action) =>
          `${subject}.actions must be of the form service:Action, got ${JSON.stringify(action)}`,
      ),
      ...(resources.length > 0
        ? []
        : [`${subject}.resources must name at least one resource, got []`]),
    ];
  });
}

/** @returns the statement in IAM's policy language. */
export function allow({ actions, resources, conditions }: RoleStatement): object {
  return {
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}
