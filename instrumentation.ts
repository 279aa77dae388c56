/** Runs once when the server boots, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { rememberCallers } = await import("@/app/_server/address");
  rememberCallers();
}
