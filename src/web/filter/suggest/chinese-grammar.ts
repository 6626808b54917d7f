/**
 * Chinese forms of the English grammar words, in matching order: longer signs come before their parts. Names of keys
 * and values stay unchanged.
 */
const SIGNS: readonly (readonly [sign: RegExp, english: string])[] = [
  [/(?:及|或)?(?:以上|更高)(?:的?版本)?|及之后(?:的?版本)?/g, ' or later '],
  [/(?:及|或)?(?:以下|更低)(?:的?版本)?|及之前(?:的?版本)?/g, ' or earlier '],
  [/(\d)\s*(?:至|到)\s*(?=v?\d)/g, '$1 to '],
  [/任意(?:版本|值)?|所有版本/g, ' any '],
  [/或者?/g, ' or '],
  [/(?:不是|非)(?=\S| )/g, ' not '],
  [/(?:没有|不含|未设置|无)(?=\S| )/g, ' no '],
  [/[和与且的]/g, ' , '],
];
/** The word for absence may come last, as in the facets of other products. */
const ABSENT_AT_END = /^(.+?)\s*(?:未设置|为空)$/;

/** A Chinese text with the grammar words in English; unchanged without such words. */
export function withEnglishGrammar(text: string): string {
  if (!/[\u4e00-\u9fff]/.test(text)) return text;
  const turned = text.replace(ABSENT_AT_END, '无$1');
  return SIGNS.reduce((read, [sign, english]) => read.replace(sign, english), turned).trim();
}
