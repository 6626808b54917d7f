/**
 * What ListImageLabels makes of each fault of the stand-in, by the workspace id that asks for it: the status of our
 * answer, and its Code where it is a refusal.
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

/** Faults that may have the same words, because they mean the same to who reads them. */
const SAME_WORDS: readonly (readonly string[])[] = [
  // What came before a reset may be lost on its way, so 9004 is seen as either.
  ['9004', '9005'],
  ['9004', '9028'],
  // Too much is too much, compressed or not.
  ['9011', '9012'],
  // PAI’s own Code is the same; how long to wait is told by the countdown.
  ['9017', '9027', '9037', '9038', '9039'],
];

/** Pairs of faults that have the same words and should not, by the words of each. Regions must be left out of them. */
export function confused(words: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const all = [...words];
  return all.flatMap(([id, text], at) =>
    all
      .slice(at + 1)
      .filter(([other, same]) => same === text && !SAME_WORDS.some((ids) => ids.includes(id) && ids.includes(other)))
      .map(([other]) => [id, other] as const),
  );
}
