import { describe, expect, it } from 'vitest';
import { locateElements, locateHeaderElements } from './locate-elements.ts';

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<ArchiveTransfer xmlns="fr:gouv:culture:archivesdefrance:seda:v2.3">
  <Comment>one</Comment><Comment>two</Comment>
  <ArchiveUnit id="U1">
    <Content><Title>a</Title></Content>
    <ArchiveUnit
      id="U2">
      <Content><Title>b</Title></Content>
    </ArchiveUnit>
    <DataObjectReference/>
  </ArchiveUnit>
  <ManagementMetadata><ArchivalProfile>p</ArchivalProfile></ManagementMetadata>
</ArchiveTransfer>
`;

async function* pieces(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

describe('elements found by their line', () => {
  it.each([1, 7, 100_000])('have a column and a unit, whatever the pieces (%i bytes)', async (size) => {
    const found = await locateElements(pieces(MANIFEST, size), [
      { line: 8, element: 'Title' },
      { line: 5, element: 'Title' },
      { line: 7, element: 'ArchiveUnit' },
      { line: 10, element: 'DataObjectReference' },
      { line: 2 },
    ]);
    expect(found).toEqual([
      { line: 8, column: 16, element: 'Title', unit: 'U2' },
      { line: 5, column: 14, element: 'Title', unit: 'U1' },
      { line: 6, column: 5, element: 'ArchiveUnit', unit: 'U2' },
      { line: 10, column: 5, element: 'DataObjectReference', unit: 'U1' },
      { line: 2, column: 1, element: 'ArchiveTransfer' },
    ]);
  });

  it('are not guessed: none of that name, several on one line', async () => {
    const asked = [
      { line: 3, element: 'Comment' },
      { line: 3, element: 'Title' },
      { line: 8 },
      { line: 999 },
    ];
    expect(await locateElements(pieces(MANIFEST, 64), asked)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('elements of the header found by their names', () => {
  it('are the last ones of the message and of ManagementMetadata, or the place where they lack', async () => {
    const found = await locateHeaderElements(
      pieces(MANIFEST, 64),
      new Set(['Comment', 'Title', 'ArchivalProfile', 'ArchivalAgreement']),
    );
    expect(Object.fromEntries(found)).toEqual({
      ArchiveTransfer: { line: 2, column: 1, element: 'ArchiveTransfer' },
      Comment: { line: 3, column: 25, element: 'Comment' },
      ManagementMetadata: { line: 12, column: 3, element: 'ManagementMetadata' },
      ArchivalProfile: { line: 12, column: 23, element: 'ArchivalProfile' },
    });
  });
});
