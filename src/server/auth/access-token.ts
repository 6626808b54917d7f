import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh secret of 256 bits that needs no escape in a URL, a cookie or a header. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret that follows from another one and tells nothing of it; the same for the same use. */
export function secretFrom(secret: string, use: string): string {
  return createHmac('sha256', secret).update(use).digest('base64url');
}

/** The token of `Authorization: Bearer ...`, or undefined for other schemes. */
export function bearerToken(header: string | null): string | undefined {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
}

/** Every value that a Cookie header holds for a name; another app on the same host may have set one of its own. */
export function cookieValues(header: string | null, name: string): readonly string[] {
  return (header ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=');
    return part.slice(0, equals).trim() === name ? [part.slice(equals + 1).trim()] : [];
  });
}

/** Compares two texts in a time that tells neither how much is right nor how long the other one is. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
