import { accepted, type Client } from '@chartrier/client';
import { SIGNATURE_FILE_NAMESPACE } from '../../src/referential/file-formats/read-signature-file.ts';
import { ADMINISTRATION, DEPOSITOR } from './populate-archive.ts';

/** A newer signature file, by which a file that begins with `alpha` is of a format of its own. */
const SIGNATURES = `<?xml version="1.0" encoding="UTF-8"?>
<FFSignatureFile DateCreated="2026-03-19T10:53:18" Version="123" xmlns="${SIGNATURE_FILE_NAMESPACE}">
<InternalSignatureCollection><InternalSignature ID="1"><ByteSequence Reference="BOFoffset">
<SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>'alpha'</Sequence></SubSequence>
</ByteSequence></InternalSignature></InternalSignatureCollection><FileFormatCollection>
<FileFormat ID="7" MIMEType="image/tiff" Name="Tagged Image File Format" PUID="fmt/353" Version="6"><Extension>tif</Extension></FileFormat>
<FileFormat ID="8" Name="Plain text" PUID="x-fmt/111"><Extension>txt</Extension></FileFormat>
<FileFormat ID="9" Name="Alpha" PUID="fmt/900"><InternalSignatureID>1</InternalSignatureID></FileFormat>
</FileFormatCollection></FFSignatureFile>`;

/** Imports it, and gives what the tenant holds its formats: a trial, then the change. */
export async function identifyAgain(client: Client): Promise<void> {
  accepted(
    await client.referentials.import(ADMINISTRATION, 'formats', Buffer.from(SIGNATURES), 'formats.xml'),
  );
  for (const dryRun of [true, false]) {
    const { $results } = accepted(await client.formats.reidentify(DEPOSITOR, { dryRun }));
    const operation = $results[0]?.itemId ?? '';
    const { status } = accepted(
      await client.waitFor(DEPOSITOR, operation, { pollMs: 50, timeoutMs: 60_000 }),
    );
    if (status !== 'OK') throw new Error(`the re-identification ended ${status}`);
  }
}
