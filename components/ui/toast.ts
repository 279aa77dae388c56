import type { ToastRequest } from "./toaster";

let loading: Promise<typeof import("./toaster")> | undefined;

/**
 * One line at the bottom, for what went well. With `undo` it stays 10 s, else 6. Never an error that needs work:
 * that is a `Note`. The drawing is fetched with the first one.
 */
export function toast(message: string, options: Omit<ToastRequest, "message"> = {}): void {
  loading ??= import("./toaster");
  loading.then(({ showToast }) => showToast({ message, ...options })).catch(() => {
    loading = undefined;
    showPlain(message);
  });
}

/** With the network gone the drawing cannot come, and that is what there is to say. */
function showPlain(message: string): void {
  const line = document.createElement("p");
  line.className = "toast plain";
  line.role = "status";
  line.textContent = message;
  document.body.append(line);
  setTimeout(() => line.remove(), 6_000);
}
