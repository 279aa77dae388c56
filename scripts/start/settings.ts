import { Problem } from "./problem";

type Environment = Record<string, string | undefined>;
type Rule = { isRight(value: string): boolean; says: string };

const whole = (least: number, most: number): Rule => ({
  isRight: (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
  says: `a whole number from ${least} to ${most}`,
});

/** What the server believes without looking again. */
const RULES: Record<string, Rule> = {
  APP_URL: { isRight: isAddress, says: "an address that begins with http:// or https://" },
  TRUSTED_PROXIES: whole(0, 20),
  DATABASE_POOL: whole(1, 1000),
  RATE_LIMIT_API: whole(1, 999_999_999),
  RATE_LIMIT_FACTOR: { isRight: (value) => /^\d{1,9}(\.\d+)?$/.test(value) && Number(value) > 0, says: "a number above 0" },
  SEED: { isRight: (value) => ["demo", "none"].includes(value), says: '"demo" or "none"' },
  LOG_LEVEL: { isRight: (value) => ["trace", "debug", "info", "warn", "error", "fatal", "silent"].includes(value), says: "debug, info, warn or error" },
};

/** Refuses settings that cannot be meant, all of them in one go. An empty one is none: it is taken out. */
export function checkSettings(env: Environment): void {
  for (const name of Object.keys(RULES)) if (env[name]?.trim() === "") delete env[name];

  const wrong = Object.entries(RULES).flatMap(([name, { isRight, says }]) => (env[name] === undefined || isRight(env[name]) ? [] : [`${name} is ${says}, not "${env[name]}".`]));
  if (wrong.length > 0) throw new Problem(wrong.join("\n"));
}

function isAddress(value: string): boolean {
  return URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);
}
