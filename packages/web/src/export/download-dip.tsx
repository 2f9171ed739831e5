import { useMutation } from '@tanstack/react-query';
import { useWords } from '../language/index.ts';
import { Button, Refusal, saveAs } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { WORDS } from './words.ts';

/** The type of the operations that make packages. */
export const EXPORT = 'EXPORT_DIP';

/** Has the package of an export saved; the server says why when there is none any more. */
export function DownloadDip({ id }: { readonly id: string }) {
  const words = useWords(WORDS);
  const { call, may } = useSession();
  const download = useMutation({
    mutationFn: async () => {
      const answer = await call({
        service: 'access',
        path: `/dipexport/${encodeURIComponent(id)}/dip`,
        accept: 'application/octet-stream',
      });
      saveAs(await answer.blob(), `${id}.zip`);
    },
  });
  if (!may('dipexport:id:dip:read')) return null;
  return (
    <>
      <Button
        kind="main"
        pageKey="d"
        does={words.download}
        isDisabled={download.isPending}
        onPress={() => download.mutate()}
      >
        {download.isPending ? words.downloading : words.download}
      </Button>
      {download.error === null ? null : <Refusal error={download.error} />}
    </>
  );
}
