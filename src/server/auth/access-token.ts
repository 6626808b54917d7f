import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 256 bits that needs no escape in a URL, a cookie or a header. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret derived from another one, which it does not reveal; the same for the same use. */
export function secretFrom(secret: string, use: string): string {
  return createHmac('sha256', secret).update(use).digest('base64url');
}

/** The token of `Authorization: Bearer ...`, or undefined for other schemes. */
export function bearerToken(header: string | null): string | undefined {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
}

/** The password of `Authorization: Basic ...`, whatever the user is called; undefined for other schemes. */
export function basicPassword(header: string | null): string | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : '';
}

/** All values of a name in a Cookie header; another app on the same host may have set one too. */
export function cookieValues(header: string | null, name: string): readonly string[] {
  return (header ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=');
    return part.slice(0, equals).trim() === name ? [part.slice(equals + 1).trim()] : [];
  });
}

/** Compares two texts in constant time, which reveals neither the matching part nor the other length. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
