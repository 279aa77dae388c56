/** The wish to close, by Ctrl-C or the machine's; the second Ctrl-C of an impatient hand changes nothing. */
export function closeSignal(onFirst: () => void): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!controller.signal.aborted) onFirst();
      controller.abort();
    });
  }
  return controller.signal;
}
