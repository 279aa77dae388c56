import { AppError, type ErrorCode } from "@/lib/core/errors";

/** Puts a refusal that names no field under the one it is about: a use case does not know that the route made one field of its whole input, or took it from elsewhere. For `catch`. */
export const underField = (code: ErrorCode, field: string) => (error: unknown): never => {
  if (!(error instanceof AppError) || error.code !== code || Object.keys(error.fields).length > 0) throw error;
  throw new AppError(code, error.key, error.params, { [field]: [{ key: error.key, params: error.params }] });
};
