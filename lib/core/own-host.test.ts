import { expect, test } from "vitest";

import { isOwnUrl } from "./own-host";

test.each(["http://localhost:3000", "http://127.0.0.1", "http://127.8.0.1:80/", "https://[::1]:3000"])("%s is this machine", (url) => expect(isOwnUrl(url)).toBe(true));

test.each(["https://shop.uz", "http://192.168.1.5:3000", "http://localhost.shop.uz", "http://127.0.0.1.nip.io"])("%s is not", (url) => expect(isOwnUrl(url)).toBe(false));
