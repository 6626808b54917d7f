import { failed, ok, type Result } from '../../contract/result.ts';

/**
 * The body of a request as text, at most `most` bytes. Counts bytes as they arrive: a chunked body announces no length.
 * `broken`: the connection ended, or the bytes are not UTF-8.
 */
export async function readBody(request: Request, most: number): Promise<Result<string, 'too-large' | 'broken'>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body?.getReader();
  let text = '';
  let length = 0;
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      length += part.value.byteLength;
      if (length > most) {
        // Not awaited: the server skips the remaining bytes, or closes the connection.
        reader?.cancel().catch(() => {});
        return failed('too-large');
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return ok(text + decoder.decode());
  } catch {
    return failed('broken');
  }
}
