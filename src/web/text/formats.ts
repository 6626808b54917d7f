import { apart } from './spacing.ts';

/** How numbers, counts and times are written in one language. */
export interface Formats {
  readonly number: (value: number) => string;
  /** `1 label`, `12 labels`: the number in the language's digits and the fitting form of the noun. */
  readonly count: (value: number, one: string, other: string) => string;
  /** `3 min`, for an age in milliseconds, in the largest unit that fits. */
  readonly age: (milliseconds: number) => string;
  readonly dateTime: (epochMilliseconds: number) => string;
  /** The day alone. */
  readonly date: (epochMilliseconds: number) => string;
  /**
   * `3.5 GiB`: a number of bytes in powers of 1,024, one decimal at most, in the largest unit that makes it 1 or more.
   */
  readonly size: (bytes: number) => string;
  /** `3,803,970,629 bytes`. */
  readonly bytes: (bytes: number) => string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 1,024 of a unit is written as 1 of the next unit. */
const NEXT_UNIT = 1023.95;
const BINARY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/**
 * Formats for a BCP 47 language tag. Each is made when first used, and then kept: making one is slow, using it is not.
 */
export function createFormats(language: string): Formats {
  const numbers = (options?: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(language, options));
  const unit = (name: 'minute' | 'hour' | 'day') => numbers({ style: 'unit', unit: name, unitDisplay: 'short' });
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(language, options));
  const number = numbers();
  const [minutes, hours, days] = [unit('minute'), unit('hour'), unit('day')];
  const dateTime = dates({ dateStyle: 'medium', timeStyle: 'medium' });
  const date = dates({ dateStyle: 'medium' });
  const oneDecimal = numbers({ maximumFractionDigits: 1 });
  const bytes = numbers({ style: 'unit', unit: 'byte', unitDisplay: 'long' });
  // A tenth of the time of the first screen is saved: the first format of Intl loads the data of all languages.
  const digits = (value: number) => (isPlain(value) ? String(value) : number().format(value));
  return {
    number: digits,
    // English and Chinese need no Intl.PluralRules: one has a form for 1 alone, the other has one form.
    count: (value, one, other) => `${digits(value)} ${value === 1 ? one : other}`,
    age: (milliseconds) => {
      if (milliseconds < HOUR) return apart(minutes().format(Math.floor(milliseconds / MINUTE)));
      return apart(
        milliseconds < DAY
          ? hours().format(Math.floor(milliseconds / HOUR))
          : days().format(Math.floor(milliseconds / DAY)),
      );
    },
    dateTime: (epochMilliseconds) => dateTime().format(epochMilliseconds),
    date: (epochMilliseconds) => date().format(epochMilliseconds),
    size: (value) => {
      // Intl has units of powers of 1,000 only, and registries count in powers of 1,024.
      let power = 0;
      while (power < BINARY_UNITS.length - 1 && value / 1024 ** power >= NEXT_UNIT) power += 1;
      return `${oneDecimal().format(value / 1024 ** power)} ${BINARY_UNITS[power]}`;
    },
    bytes: (value) => apart(bytes().format(value)),
  };
}

/** True for what both languages write without a group, sign or decimal. */
function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1_000;
}

function once<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
