import { useEffect, useState } from "react";

/**
 * Whether something has been so for that long. What is over sooner is never shown: a page that blinks at every click
 * looks slower than one that stands still, and to paint it pale costs more than the click itself.
 */
export function useLate(is: boolean, afterMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [is, afterMs]);
  return is && isLate;
}
