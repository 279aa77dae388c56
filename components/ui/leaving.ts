/** Puts the question, and calls `go` for who would rather leave. */
type Ask = (go: () => void) => void;

/** Who on this page holds something that is not saved; the one that came last asks. */
let asking: Ask[] = [];
/** The page's own place in the history, to be put back when Back has left it already. */
let here: { state: unknown; href: string } | undefined;

/** From now on links, Back and closing the tab ask before they leave. Answers what ends it. */
export function guardLeaving(ask: Ask): () => void {
  if (asking.length === 0) listen();
  asking = [...asking, ask];
  return () => {
    asking = asking.filter((each) => each !== ask);
    if (asking.length === 0) rest();
  };
}

/** For what leaves the page by a script: at once, or behind the question. */
export function leave(go: () => void): void {
  const ask = asking.at(-1);
  if (!ask) return go();
  ask(() => {
    asking = [];
    rest();
    go();
  });
}

function listen(): void {
  here = { state: history.state, href: location.href };
  // Before the framework hears of it: what it has begun cannot be called back.
  window.addEventListener("click", followed, { capture: true });
  window.addEventListener("beforeunload", closing);
}

function rest(): void {
  window.removeEventListener("click", followed, { capture: true });
  window.removeEventListener("beforeunload", closing);
}

const closing = (event: BeforeUnloadEvent): void => event.preventDefault();

function followed(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  const isOpenedApart = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || isOpenedApart || (link.target !== "" && link.target !== "_self") || link.hasAttribute("download") || !isElsewhere(link.href)) return;

  event.preventDefault();
  event.stopImmediatePropagation();
  // A menu that has closed meanwhile took its link along.
  leave(() => (link.isConnected ? link.click() : location.assign(link.href)));
}

/** A window asks in the order of asking, so this one has to be there before the framework's: it comes with the frame of every page. */
if (typeof window !== "undefined") window.addEventListener("popstate", stepped);

function stepped(event: PopStateEvent): void {
  if (asking.length === 0 || !here || !isElsewhere(location.href, here.href)) return;
  event.stopImmediatePropagation();
  history.pushState(here.state, "", here.href);
  leave(() => history.back());
}

/** Another page of this shop; what leads out of it is asked for by the browser. */
function isElsewhere(href: string, from = location.href): boolean {
  const [to, now] = [new URL(href), new URL(from)];
  return to.origin === now.origin && to.pathname + to.search !== now.pathname + now.search;
}
