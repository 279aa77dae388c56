import type { ToastRequest } from "./toaster";

let loading: Promise<typeof import("./toaster")> | undefined;

/**
 * One line at the bottom, for what went well. With `undo` it stays 10 s, else 6. Never an error that needs work:
 * that is a `Note`. The drawing is fetched with the first one.
 */
export function toast(message: string, options: Omit<ToastRequest, "message"> = {}): void {
  loading ??= import("./toaster");
  void loading.then(({ showToast }) => showToast({ message, ...options }));
}
