import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import { expect, it } from 'vitest';
import { renderObjectGroup } from './render-object-group.ts';

it('gives usages in the order of the peer’s answers, whatever that of the package', () => {
  const qualifiers = ['TextContent', 'Other', 'BinaryMaster', 'Thumbnail', 'PhysicalMaster', 'Dissemination'];
  const document = { _qualifiers: qualifiers.map((qualifier) => ({ qualifier, _nbc: 1, versions: [] })) };
  const group = renderObjectGroup({ id: 'g', tenant: 0, version: 0, document }, WHOLE_DOCUMENT);
  const shown = group['#qualifiers'] as readonly { readonly qualifier: string }[];
  expect(shown.map(({ qualifier }) => qualifier)).toEqual([
    'PhysicalMaster',
    'BinaryMaster',
    'Dissemination',
    'Thumbnail',
    'TextContent',
    'Other',
  ]);
});
