/**
 * What a function's role allows beyond its own logs.
 *
 * @module
 */
import type * as pulumi from "@pulumi/pulumi";

/** One permission: exactly these actions on exactly these resources. */
export interface RoleStatement {
  /** Like `s3:GetObject`. A whole service (`s3:*`, `*`) is refused. */
  readonly actions: readonly string[];
  /** ARNs. */
  readonly resources: readonly pulumi.Input<string>[];
  /** Operator, key, value or values. @default none */
  readonly conditions?: Readonly<
    Record<string, Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>>>
  >;
}

/** @returns every problem of the statements, named by their place in `statements`. */
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

/** The same in IAM's words. */
export function allow({ actions, resources, conditions }: RoleStatement): object {
  return {
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}
