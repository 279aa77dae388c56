import { useLinkStatus } from "next/link";

/** Inside a link of the menu: a thin bar over the screen while its page is long in coming. The page before stays until then. */
export function Pending() {
  const { pending } = useLinkStatus();
  return pending ? <i className="pend" aria-hidden="true" /> : null;
}
