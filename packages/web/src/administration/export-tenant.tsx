import type { Tenant } from '@chartrier/client';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { formatBytes, useLanguage, useWords } from '../language/index.ts';
import { Button, Refusal, saveAs } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { readInPieces } from './read-in-pieces.ts';
import { WORDS } from './words.ts';

/** Says what the export of a tenant is, then reads it to the browser's own storage and has it saved; may be stopped. */
export function ExportTenant({ tenant, onClose }: { readonly tenant: Tenant; readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { callAsAdministrator } = useSession();
  const [received, setReceived] = useState(0);
  const stopping = useRef<AbortController>(undefined);
  const exporting = useMutation({
    mutationFn: async () => {
      setReceived(0);
      stopping.current = new AbortController();
      const answer = await callAsAdministrator({
        service: 'chartrier',
        path: `/tenants/${tenant.id}/export`,
        accept: 'application/octet-stream',
        signal: stopping.current.signal,
      });
      saveAs(await readInPieces(answer, setReceived), `tenant-${tenant.id}.tar`);
    },
    onSuccess: onClose,
  });
  const close = (): void => {
    stopping.current?.abort();
    onClose();
  };
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{words.exportOf(tenant.name)}</Heading>
          <p>{words.exportHelp}</p>
          <p role="status" className="quiet">
            {exporting.isPending ? words.received(formatBytes(received, language)) : ''}
          </p>
          {exporting.error === null ? null : <Refusal error={exporting.error} />}
          <div className="page-actions">
            <Button kind="main" autoFocus isDisabled={exporting.isPending} onPress={() => exporting.mutate()}>
              {words.exportTenant}
            </Button>
            <Button onPress={close}>{exporting.isPending ? words.stop : words.cancel}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
