import { type Wording, worded } from '../core/wording';

/** How a file's text is stored. A byte order mark stays part of the text, so encoding it again gives the same bytes. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type DecodedText =
  | { readonly text: string; readonly encoding: TextEncoding }
  | { readonly problem: 'binary' | 'invalid'; readonly message: string; readonly wording: Wording };

/** Reads bytes as UTF-8, or as UTF-16 when a byte order mark says so. Wrong bytes are a problem, never replaced. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = markedEncoding(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    return { problem: 'binary', ...worded('contains NUL bytes, so it is not a text file') };
  }
  if (encoding !== 'utf-8' && bytes.length % 2 === 1) {
    return { problem: 'invalid', ...worded('is marked as UTF-16 but ends in the middle of a character') };
  }
  try {
    return { text: decoder(encoding).decode(bytes), encoding };
  } catch {
    if (encoding !== 'utf-8') {
      const name = encoding.toUpperCase();
      return { problem: 'invalid', ...worded('is not valid {name}; save it as UTF-8', { name }) };
    }
    const line = String(firstInvalidLine(bytes));
    return { problem: 'invalid', ...worded('is not valid UTF-8 (line {line}); save it as UTF-8', { line }) };
  }
}

/** The bytes of a text in the encoding it was read in. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

function decoder(encoding: TextEncoding): InstanceType<typeof TextDecoder> {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
}

function markedEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** No UTF-8 sequence contains the byte of a line feed, so lines can be tried one by one. */
function firstInvalidLine(bytes: Uint8Array): number {
  const utf8 = decoder('utf-8');
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 ? bytes.length : feed;
    try {
      utf8.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}
