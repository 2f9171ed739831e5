import { describe, expect, it } from 'vitest';
import { formatDocuments } from './format-documents.ts';
import { readSignatureFile, SIGNATURE_FILE_NAMESPACE } from './read-signature-file.ts';

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50);
}

const file = (formats: string, attributes = 'DateCreated="2026-01-19T10:53:18" Version="122"') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<FFSignatureFile ${attributes} xmlns="${SIGNATURE_FILE_NAMESPACE}"><InternalSignatureCollection>
<InternalSignature ID="9"><ByteSequence><Sequence>49492A00</Sequence></ByteSequence></InternalSignature>
</InternalSignatureCollection><FileFormatCollection>${formats}</FileFormatCollection></FFSignatureFile>`;

const two = `<FileFormat ID="7" MIMEType="image/tiff, image/x-tiff" Name="TIFF" PUID="fmt/353" Version="6">
<InternalSignatureID>9</InternalSignatureID><Extension>tif</Extension><Extension>tiff</Extension></FileFormat>
<FileFormat ID="8" Name="Geo TIFF" PUID="fmt/155"><Extension>tif</Extension>
<HasPriorityOverFileFormatID>7</HasPriorityOverFileFormatID></FileFormat>`;

describe('reading a signature file', () => {
  it('gives version, date and formats', async () => {
    expect(await readSignatureFile(pieces(file(two)))).toMatchObject({
      version: '122',
      created: '2026-01-19T10:53:18.000',
      formats: [
        {
          puid: 'fmt/353',
          name: 'TIFF',
          version: '6',
          mimeType: 'image/tiff;image/x-tiff',
          extensions: ['tif', 'tiff'],
        },
        { puid: 'fmt/155', name: 'Geo TIFF', prevailsOver: ['7'] },
      ],
    });
  });

  it('writes priorities as PUIDs', async () => {
    const read = await readSignatureFile(pieces(file(two)));
    if ('findings' in read) throw new Error('refused');
    const documents = [...formatDocuments(read, '2026-02-01T00:00:00.000')];
    expect(documents[1]).toMatchObject({
      identifier: 'fmt/155',
      document: {
        HasPriorityOverFileFormatID: ['fmt/353'],
        VersionPronom: '122',
        CreatedDate: '2026-01-19T10:53:18.000',
        UpdateDate: '2026-02-01T00:00:00.000',
      },
    });
  });
});

describe('signature files that are refused', () => {
  it.each([
    ['SIGNATURE_FILE_NOT_XML', 'x'],
    ['SIGNATURE_FILE_NOT_XML', ''],
    ['SIGNATURE_FILE_NOT_XML', file(two).slice(0, -10)],
    ['SIGNATURE_FILE_DOCTYPE', `<!DOCTYPE FFSignatureFile [<!ENTITY a "b">]>${file(two).slice(38)}`],
    ['SIGNATURE_FILE_INVALID', '<other/>'],
    ['SIGNATURE_FILE_INVALID', `<other xmlns="${SIGNATURE_FILE_NAMESPACE}"/>`],
    ['SIGNATURE_FILE_INVALID', file('')],
    ['SIGNATURE_FILE_INVALID', file(two, 'DateCreated="yesterday" Version="122"')],
    ['SIGNATURE_FILE_INVALID', file(two, 'DateCreated="2026-01-19T10:53:18"')],
    ['SIGNATURE_FILE_INVALID', file('<FileFormat ID="7" Name="TIFF"/>')],
    ['SIGNATURE_FILE_PUID_REPEATED', file(two + two)],
  ])('%s: %.60s', async (code, text) => {
    expect(await readSignatureFile(pieces(text))).toMatchObject({ findings: [{ code }] });
  });

  it('says on which line', async () => {
    const read = await readSignatureFile(pieces(file(two + two)));
    expect(read).toMatchObject({ findings: [{ parameters: { identifier: 'fmt/353' }, line: 7 }] });
  });
});
