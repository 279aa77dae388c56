import { InlineScript } from "./inline-script";

// Until the page's own code has come, a form would be sent by the browser itself: with a password in the address. Here it only
// remembers what was typed and that it was sent; `Form` takes it from there. Where a page listens to a scanner (`data-scans`), its
// keys are kept with what stood in their field before, until `takeEarlyKeys`.
const SCRIPT = `(function(d){addEventListener("submit",function(e){e.preventDefault();if(!("ready" in d))e.target.dataset.early="sent"},true);addEventListener("input",function(e){if(!("ready" in d))e.target.dataset.typed=/^(checkbox|radio)$/.test(e.target.type)?e.target.checked:e.target.value},true);earlyKeys=[];addEventListener("keydown",function(e){if(window.earlyKeys&&document.querySelector("[data-scans]"))earlyKeys.push({event:e,text:e.target.value})},true)})(document.documentElement.dataset)`;

/** Keeps what somebody types and sends before the page is ready for it. */
export const EarlyScript = () => <InlineScript code={SCRIPT} />;
