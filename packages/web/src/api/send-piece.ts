import { type Standing, standingHeaders } from './call.ts';
import { RefusedCall, refusalFrom } from './refused.ts';

/** A piece of an upload (draft-ietf-httpbis-resumable-upload). */
export interface Piece {
  /** The upload's address. */
  readonly path: string;
  readonly offset: number;
  readonly content: Blob;
  /** The last one. */
  readonly complete: boolean;
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** Where an upload stands. */
export interface UploadStanding {
  readonly offset: number;
  /** The package is whole, and has become an operation. */
  readonly complete: boolean;
}

/**
 * Sends a piece as it is, telling how far it is: `fetch` does not say it, XMLHttpRequest does.
 *
 * @throws RefusedCall; `status` 0 when the connection was cut or the sending stopped
 */
export function sendPiece(standing: Standing, piece: Piece): Promise<UploadStanding> {
  const { path, offset, content, complete, onProgress, signal } = piece;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PATCH', path);
    for (const [name, value] of Object.entries(standingHeaders(standing)))
      request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/partial-upload');
    request.setRequestHeader('Upload-Offset', String(offset));
    request.setRequestHeader('Upload-Complete', complete ? '?1' : '?0');
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300)
        resolve(standingTold((name) => request.getResponseHeader(name)));
      else reject(refusalFrom(request.status, request.responseText));
    };
    const cut = (): void => reject(new RefusedCall(0, { message: '' }));
    request.onerror = cut;
    request.onabort = cut;
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) cut();
    else request.send(content);
  });
}

/** Where an upload stands, as the headers of an answer tell it. */
export function standingTold(header: (name: string) => string | null): UploadStanding {
  return { offset: Number(header('Upload-Offset')), complete: header('Upload-Complete') === '?1' };
}
