import { type Standing, standingHeaders } from './call.ts';
import { RefusedCall } from './refused.ts';

export interface Upload {
  readonly path: string;
  readonly file: Blob;
  readonly headers: Readonly<Record<string, string>>;
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file as it is, telling how far it is: `fetch` does not say it, XMLHttpRequest does.
 *
 * @returns the operation's id (X-Request-Id)
 * @throws RefusedCall; `status` 0 when the connection was cut or the sending stopped
 */
export function upload(
  standing: Standing,
  { path, file, headers, onProgress, signal }: Upload,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries({ ...standingHeaders(standing), ...headers }))
      request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const operationId = request.getResponseHeader('X-Request-Id');
      if (request.status >= 200 && request.status < 300 && operationId !== null) resolve(operationId);
      else reject(new RefusedCall(request.status, bodyOf(request.responseText)));
    };
    const cut = (): void => reject(new RefusedCall(0, { message: '' }));
    request.onerror = cut;
    request.onabort = cut;
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function bodyOf(text: string): { readonly message?: string } {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed !== null && typeof parsed === 'object') return parsed;
  } catch {
    // not JSON: shown as it is
  }
  return { message: text.slice(0, 500) };
}
