import { starterSignatures } from '@chartrier/pronom';

/** A format as an identification writes it. */
export interface NamedFormat {
  readonly PUID: string;
  readonly Name: string;
  readonly MimeType?: string;
}

/** The formats in force until a list of formats is imported: those of the starter set. */
export function starterFormats(): readonly NamedFormat[] {
  return starterSignatures().set.formats.map(({ puid, name, mimeTypes }) => ({
    PUID: puid,
    Name: name,
    ...(mimeTypes.length === 0 ? {} : { MimeType: mimeTypes.join(';') }),
  }));
}
