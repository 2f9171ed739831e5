import type { ObjectGroup, ObjectVersion } from '@chartrier/client';
import { useMutation } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { formatBytes, formatDate, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Facts, Refusal, saveAs, useRows } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { Seal } from './seal.tsx';
import { WORDS } from './words.ts';

/** One version of one usage, as the download route names it. */
export interface HeldObject {
  readonly usage: string;
  readonly version: number;
  readonly object: ObjectVersion;
}

/** The files of a group, the usages that serve reading first. */
export function objectsOf(group: ObjectGroup | undefined): readonly HeldObject[] {
  const order = ['Dissemination', 'BinaryMaster', 'TextContent', 'Thumbnail', 'PhysicalMaster'];
  return (group?.['#qualifiers'] ?? [])
    .flatMap(({ qualifier, versions }) =>
      versions.map((object) => ({
        usage: qualifier,
        version: Number(object.DataObjectVersion.split('_')[1] ?? 1),
        object,
      })),
    )
    .sort(
      (one, other) => order.indexOf(one.usage) - order.indexOf(other.usage) || other.version - one.version,
    );
}

export function nameOf({ object }: HeldObject): string {
  const name = object.FileInfo?.['Filename'];
  return typeof name === 'string' && name !== '' ? name : object['#id'];
}

/** Reads a file's bytes; the contract and the tenant go in headers, so the browser cannot fetch it by a link. */
export function useObjectBytes(unitId: string) {
  const { call } = useSession();
  return async (held: HeldObject, signal?: AbortSignal): Promise<Blob> => {
    const answer = await call({
      service: 'access',
      path: `/units/${encodeURIComponent(unitId)}/objects`,
      accept: 'application/octet-stream',
      headers: { 'X-Qualifier': held.usage, 'X-Version': String(held.version) },
      signal,
    });
    return await answer.blob();
  };
}

/** Has a file of the unit saved under the name that it had. */
function useDownload(unitId: string) {
  const bytes = useObjectBytes(unitId);
  return useMutation({ mutationFn: async (held: HeldObject) => saveAs(await bytes(held), nameOf(held)) });
}

export function DownloadButton({
  unitId,
  held,
  main = false,
}: {
  readonly unitId: string;
  readonly held: HeldObject;
  readonly main?: boolean;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const download = useDownload(unitId);
  const size = held.object.Size === undefined ? '' : ` · ${formatBytes(held.object.Size, language)}`;
  return (
    <>
      <Button
        kind={main ? 'main' : 'plain'}
        {...(main ? { pageKey: 'd' } : { rowKey: 'd' })}
        does={words.download}
        isDisabled={download.isPending}
        onPress={() => download.mutate(held)}
      >
        {download.isPending ? words.downloading : `${words.download}${size}`}
      </Button>
      {download.error === null ? null : (
        <Refusal error={download.error} onRetry={() => download.mutate(held)} />
      )}
    </>
  );
}

export function Objects({
  unitId,
  group,
}: {
  readonly unitId: string;
  readonly group: ObjectGroup | undefined;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const objects = objectsOf(group);
  const download = useDownload(unitId);
  const { box, rowProps, told } = useRows({
    rows: objects,
    nameOf: (held) => (held.usage === 'PhysicalMaster' ? words.physical : nameOf(held)),
    actions: [
      {
        key: 'd',
        does: words.download,
        isOffered: ({ usage }) => usage !== 'PhysicalMaster',
        act: (held) => download.mutate(held),
      },
    ],
  });
  if (objects.length === 0) return <Empty title={words.noObject}>{words.noObjectHelp}</Empty>;
  return (
    <>
      <ul className="objects" ref={box as RefObject<HTMLUListElement | null>}>
        {objects.map((held, place) => {
          const { object, usage } = held;
          const format = object.FormatIdentification;
          const isPhysical = usage === 'PhysicalMaster';
          const date = object.FileInfo?.['LastModified'];
          return (
            <li key={object['#id']} className="block" {...rowProps(place)}>
              <h3>{isPhysical ? words.physical : nameOf(held)}</h3>
              <Facts
                facts={[
                  { name: words.usage, value: `${usage} · ${words.version} ${held.version}` },
                  {
                    name: words.size,
                    value: object.Size === undefined ? undefined : formatBytes(object.Size, language),
                  },
                  {
                    name: words.format,
                    value: [format?.['FormatId'], format?.['FormatLitteral'], format?.['MimeType']]
                      .filter((one) => typeof one === 'string' && one !== '')
                      .join(' · '),
                  },
                  {
                    name: words.digest,
                    value:
                      object.MessageDigest === undefined ? undefined : (
                        <code>
                          {object.Algorithm} {object.MessageDigest}
                        </code>
                      ),
                  },
                  {
                    name: words.fields['CreatedDate'] ?? '',
                    value: typeof date === 'string' ? formatDate(date, language) : undefined,
                  },
                ]}
              />
              {isPhysical ? null : (
                <div className="page-actions">
                  <DownloadButton unitId={unitId} held={held} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {download.error === null ? null : <Refusal error={download.error} />}
      <p className="unseen" role="status">
        {told}
      </p>
    </>
  );
}

/** What proves a file, where one looks before taking it. */
export function Integrity({
  held,
  since,
}: {
  readonly held: HeldObject;
  readonly since: string | undefined;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  if (held.object.MessageDigest === undefined) return null;
  return (
    <Seal>
      <strong>{words.integrity}</strong>{' '}
      {words.integrityText(
        held.object.Algorithm ?? 'SHA-512',
        since === undefined ? '' : formatDate(since, language),
      )}
    </Seal>
  );
}
