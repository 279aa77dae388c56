/** Whether a host name or address is this very machine's, as itself knows it. */
export const isOwnHost = (host: string): boolean => host === "::1" || host === "localhost" || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Whether an address leads to this very machine, and so from no other. */
export const isOwnUrl = (url: string): boolean => isOwnHost(new URL(url).hostname.replace(/^\[|\]$/g, ""));
