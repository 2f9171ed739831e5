import type { ResumableUpload } from '@chartrier/client';
import {
  callerOf,
  RefusedCall,
  readEnvelope,
  type Standing,
  sendPiece,
  standingTold,
  type UploadStanding,
} from '../../api/index.ts';

const ADDRESS = '/chartrier/v1/uploads';

/** How a package is to be deposited. */
export interface Choices {
  /** DEFAULT_WORKFLOW, HOLDING_SCHEME, FILING_SCHEME or BLANK_TEST. */
  readonly workflow: string;
}

/** What is asked of the server for an upload, on behalf of whoever is signed in at that moment. */
export interface Uploads {
  open(file: File, choices: Choices): Promise<string>;
  unfinished(signal?: AbortSignal): Promise<readonly ResumableUpload[]>;
  standing(id: string): Promise<UploadStanding>;
  send(
    id: string,
    piece: {
      readonly offset: number;
      readonly content: Blob;
      readonly complete: boolean;
      readonly onProgress: (sent: number) => void;
      readonly signal: AbortSignal;
    },
  ): Promise<UploadStanding>;
  giveUp(id: string): Promise<void>;
}

export function uploadsOf(standing: () => Standing): Uploads {
  const one = (id: string) => `/uploads/${encodeURIComponent(id)}`;
  const unfinished: Uploads['unfinished'] = async (signal) => {
    const call = callerOf(standing());
    return (await readEnvelope<ResumableUpload>(call({ service: 'chartrier', path: '/uploads', signal })))
      .$results;
  };
  return {
    async open(file, { workflow }) {
      const answer = await callerOf(standing())({
        service: 'chartrier',
        method: 'POST',
        path: '/uploads',
        headers: {
          'Upload-Length': String(file.size),
          'X-Context-Id': workflow,
          'X-Action': 'RESUME',
          'X-Original-Filename': encodeURIComponent(file.name),
        },
      });
      const id = answer.headers.get('X-Request-Id');
      if (id === null) throw new RefusedCall(answer.status, { message: 'X-Request-Id' });
      return id;
    },
    unfinished,
    async standing(id) {
      try {
        const answer = await callerOf(standing())({ service: 'chartrier', method: 'HEAD', path: one(id) });
        return standingTold((name) => answer.headers.get(name));
      } catch (error) {
        // a refusal of HEAD has no body to say why: one that has is asked for
        if (error instanceof RefusedCall && error.status !== 404 && error.status !== 0) await unfinished();
        throw error;
      }
    },
    send: (id, piece) => sendPiece(standing(), { ...piece, path: `${ADDRESS}/${encodeURIComponent(id)}` }),
    async giveUp(id) {
      await callerOf(standing())({ service: 'chartrier', method: 'DELETE', path: one(id) });
    },
  };
}
