import type { SignatureFile } from './read-signature-file.ts';

/** A format's document without what the store adds (`_id`, `_tenant`, `_v`). */
export interface FormatDocument {
  readonly line: number;
  readonly identifier: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/**
 * The documents of a signature file's formats: priorities name PUIDs, and each carries the file's version and date.
 *
 * @param now when they are imported (UpdateDate)
 */
export function* formatDocuments(file: SignatureFile, now: string): Generator<FormatDocument> {
  const puids = new Map(file.formats.map((format) => [format.fileId, format.puid]));
  for (const format of file.formats) {
    const prevailsOver = format.prevailsOver.map((id) => puids.get(id)).filter((puid) => puid !== undefined);
    yield {
      line: format.line,
      identifier: format.puid,
      document: {
        PUID: format.puid,
        Name: format.name,
        ...(format.version === undefined ? {} : { Version: format.version }),
        ...(format.mimeType === undefined ? {} : { MimeType: format.mimeType }),
        Extension: format.extensions,
        HasPriorityOverFileFormatID: [...new Set(prevailsOver)],
        CreatedDate: file.created,
        VersionPronom: file.version,
        UpdateDate: now,
      },
    };
  }
}
