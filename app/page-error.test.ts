import { expect, it, vi } from "vitest";

import { PageError } from "./page-error";

vi.mock("next-intl", () => ({ useTranslations: () => (key: string) => key }));
vi.mock("react", async (original) => ({ ...(await original<object>()), useEffect: () => undefined }));

it("tries again by asking the server, not by drawing the same failure", () => {
  const retry = vi.fn();
  const page = PageError({ error: new Error("no answer"), retry });
  const { actions } = page.props as { actions: { props: { onClick: () => void } } };
  actions.props.onClick();
  expect(retry).toHaveBeenCalledOnce();
});
