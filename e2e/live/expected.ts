/**
 * The result of ListImageLabels for each fault of the stand-in, by workspace id: the status of our response, and the
 * Code of a refusal.
 */
export const EXPECTED: Readonly<Record<string, readonly [status: number, code?: string]>> = {
  '9001': [504, 'UPSTREAM_TIMEOUT'],
  '9002': [504, 'UPSTREAM_TIMEOUT'],
  '9003': [504, 'UPSTREAM_TIMEOUT'],
  '9004': [502, 'UPSTREAM_BROKEN'],
  '9005': [502, 'UPSTREAM_BROKEN'],
  '9006': [502, 'BAD_JSON'],
  '9007': [502, 'UPSTREAM_BROKEN'],
  '9008': [502, 'UPSTREAM_BROKEN'],
  '9009': [502, 'UPSTREAM_NOT_JSON'],
  '9010': [502, 'UPSTREAM_NOT_JSON'],
  '9011': [502, 'TOO_LARGE'],
  '9012': [502, 'TOO_LARGE'],
  '9013': [502, 'UPSTREAM_BROKEN'],
  '9014': [502, 'BAD_SHAPE'],
  '9015': [429, 'Throttling.User'],
  '9016': [429, 'Throttling'],
  '9017': [503, 'ServiceUnavailable'],
  '9018': [200],
  '9019': [200],
  '9020': [502, 'InvalidSecurityToken.Expired'],
  '9021': [502, 'InvalidAccessKeyId.NotFound'],
  '9022': [502, 'SignatureDoesNotMatch'],
  '9023': [403, 'Forbidden.RAM'],
  '9024': [403, 'NoPermission'],
  '9025': [502, 'UPSTREAM_REDIRECT'],
  '9026': [500, 'InternalError'],
  '9027': [503, 'ServiceUnavailable'],
  '9028': [502, 'UPSTREAM_BROKEN'],
  '9029': [403, 'UPSTREAM_NOT_JSON'],
  '9030': [400, 'InvalidParameter'],
  '9031': [200],
  '9032': [200],
  '9033': [200],
  '9034': [200],
  '9035': [200],
  '9036': [200],
  '9037': [503, 'ServiceUnavailable'],
  '9038': [503, 'ServiceUnavailable'],
  '9039': [503, 'ServiceUnavailable'],
  '9040': [502, 'CLOCK_SKEW'],
  '9041': [403, 'NewCode.NobodyKnows'],
  '9042': [200],
  '9043': [200],
  '9044': [200],
  '9045': [200],
  '9046': [200],
  '9047': [200],
  '9048': [200],
  '9049': [200],
};

/** Faults that may share a message, because they mean the same to the reader. */
const SAME_WORDS: readonly (readonly string[])[] = [
  // The bytes before a reset may be lost, so 9004 can look like either.
  ['9004', '9005'],
  ['9004', '9028'],
  // Too large is too large, compressed or not.
  ['9011', '9012'],
  // PAI’s Code is the same; the countdown shows how long to wait.
  ['9017', '9027', '9037', '9038', '9039'],
];

/** Pairs of faults that share a message and should not. Regions must be removed from the messages. */
export function confused(words: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const all = [...words];
  return all.flatMap(([id, text], at) =>
    all
      .slice(at + 1)
      .filter(([other, same]) => same === text && !SAME_WORDS.some((ids) => ids.includes(id) && ids.includes(other)))
      .map(([other]) => [id, other] as const),
  );
}
