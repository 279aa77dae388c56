import { headers } from "next/headers";

/** A script in the markup itself, with the nonce that the page's policy asks for. */
export async function InlineScript({ code }: { code: string }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />;
}
