import type { Instrumentation } from "next";

/** Runs once when the server boots, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { standInFront } = await import("@/app/_server/front");
  standInFront();
  const { sweepRegularly } = await import("@/app/_server/sweep");
  sweepRegularly();
}

/** A page that failed: under the code its reader sees, with the request it belongs to. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { reportPage } = await import("@/app/_server/log");
  reportPage(error, { requestId: String(request.headers["x-request-id"] ?? ""), page: context.routePath });
};
