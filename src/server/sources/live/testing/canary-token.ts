/** The answer of a credentials URI: a temporary key whose parts a test can search for. `expires`: milliseconds since 1970. */
export function canaryToken(expires: number) {
  return {
    Code: 'Success',
    AccessKeyId: 'canary-id',
    AccessKeySecret: 'canary-secret',
    SecurityToken: 'canary-token',
    Expiration: new Date(expires).toISOString(),
  };
}
