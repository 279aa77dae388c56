/** What whoever starts the shop can put right. Printed as its sentence alone, without a stack. */
export class Problem extends Error {
  override name = "Problem";
}

/** Runs a script's main function: a problem is one sentence and exit code 1, anything else keeps its stack. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
