import { headers } from "next/headers";

// A scanner does not wait for the page's own code: until that listens, the keys are remembered with their times.
const SCRIPT = `(function(keys){function hear(e){keys.push({key:e.key,code:e.code,at:e.timeStamp,shift:e.shiftKey,ctrl:e.ctrlKey,alt:e.altKey,meta:e.metaKey,repeat:e.repeat})}addEventListener("keydown",hear,true);window.earlyKeys=function(){removeEventListener("keydown",hear,true);return keys.splice(0)}})([])`;

/** Hears what is scanned before the till can; `useKeys` takes it from there. */
export async function EarlyKeys() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
