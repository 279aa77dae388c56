/** SQLSTATE class 22: the driver's sentence repeats the value that did not fit. */
const DATA_EXCEPTION = "22";

/**
 * What PostgreSQL or the driver refused, fit for a log: the statement with its placeholders, the code and the constraint.
 * The parameters and the detail stay out: they hold what people typed.
 */
export class DatabaseError extends Error {
  /** SQLSTATE, or the driver's own word for a connection that failed. */
  readonly code: string | undefined;
  readonly constraint: string | undefined;

  constructor(statement: string, refused: unknown) {
    const { code, constraint_name: constraint, message } = refused as { code?: string; constraint_name?: string; message?: string };
    super(`${code?.startsWith(DATA_EXCEPTION) ? "A value does not fit" : message} (${statement.replace(/\s+/g, " ").slice(0, 200)})`);
    this.name = "DatabaseError";
    this.code = code;
    this.constraint = constraint;
  }
}
