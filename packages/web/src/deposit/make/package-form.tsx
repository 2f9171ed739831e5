import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type DropItem, DropZone, FileTrigger, Form, Text } from 'react-aria-components';
import { formatBytes, formatCount, useLanguage, useWords } from '../../language/index.ts';
import { Button, ChoiceField, Field, Refusal, Waiting } from '../../parts/index.ts';
import { WORDS } from '../words.ts';
import { type ChosenFile, droppedFiles } from './dropped-files.ts';
import { isLitter, treeOf } from './file-tree.ts';
import { LARGEST_FILE_BYTES, makePackage } from './make-package.ts';
import './package-form.css';
import { useChoices } from './use-choices.ts';
import { LARGEST_PACKAGE_BYTES } from './zip.ts';

const DATE = '\\d{4}-\\d{2}-\\d{2}';

/** A deposit described by hand: the package is made here, then sent like any other. */
export function PackageForm({ onMade }: { readonly onMade: (file: File) => void }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { contracts, agencies } = useChoices();
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [startDate, setStartDate] = useState('');
  const [endDate, setEndDate] = useState('');
  const [contract, setContract] = useState<string>();
  const [originating, setOriginating] = useState<string>();
  const [archival, setArchival] = useState<string>();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const [litter, setLitter] = useState(0);
  const [read, setRead] = useState(0);
  const contractId = contract ?? contracts.data?.[0]?.id;
  const originatingId = originating ?? agencies.data?.[0]?.id;
  const archivalId = archival ?? agencies.data?.[0]?.id;
  const size = chosen.reduce((sum, { file }) => sum + file.size, 0);
  const tooLarge = chosen.find(({ file }) => file.size > LARGEST_FILE_BYTES);

  const make = useMutation({
    mutationFn: async () => {
      const about = {
        title,
        description,
        startDate,
        endDate,
        contract: contractId ?? '',
        originatingAgency: originatingId ?? '',
        archivalAgency: archivalId ?? '',
      };
      const made = await makePackage(about, treeOf(chosen), setRead);
      return new File([made], 'versement.zip', { type: 'application/zip' });
    },
    onSuccess: onMade,
  });

  const keep = (all: readonly ChosenFile[]): void => {
    const kept = all.filter(({ path }) => !isLitter(path));
    setLitter((before) => before + all.length - kept.length);
    setChosen((before) => [...before, ...kept]);
  };
  const add = (files: FileList | null): void =>
    keep([...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
  const drop = useMutation({
    mutationFn: (items: readonly DropItem[]) => droppedFiles(items),
    onSuccess: keep,
  });

  if (contracts.error !== null) return <Refusal error={contracts.error} />;
  if (agencies.error !== null) return <Refusal error={agencies.error} />;
  if (contracts.data === undefined || agencies.data === undefined) return <Waiting />;
  if (contracts.data.length === 0 || agencies.data.length === 0) return <p>{words.noReferenceData}</p>;
  return (
    <Form
      className="package-form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <p className="quiet">{words.fromFilesLead}</p>
      <Field label={words.depositTitle} value={title} onChange={setTitle} isRequired />
      <Field label={words.description} value={description} onChange={setDescription} lines={3} />
      <div className="package-pair">
        <Field
          label={words.startDate}
          hint={words.dateHint}
          value={startDate}
          onChange={setStartDate}
          pattern={DATE}
        />
        <Field
          label={words.endDate}
          hint={words.dateHint}
          value={endDate}
          onChange={setEndDate}
          pattern={DATE}
        />
      </div>
      <ChoiceField
        label={words.contract}
        value={contractId ?? ''}
        choices={contracts.data}
        onChange={setContract}
      />
      <div className="package-pair">
        <ChoiceField
          label={words.originatingAgency}
          value={originatingId ?? ''}
          choices={agencies.data}
          onChange={setOriginating}
        />
        <ChoiceField
          label={words.archivalAgency}
          value={archivalId ?? ''}
          choices={agencies.data}
          onChange={setArchival}
        />
      </div>
      <fieldset className="package-files">
        <legend>{words.files}</legend>
        <p role="status">
          {chosen.length === 0
            ? words.noFiles
            : words.chosenFiles(formatCount(chosen.length, language), formatBytes(size, language))}
        </p>
        {litter === 0 ? null : <p className="quiet">{words.litter(formatCount(litter, language))}</p>}
        {tooLarge === undefined ? null : (
          <p className="field-error">{words.tooLargeFile(tooLarge.file.name)}</p>
        )}
        {size > LARGEST_PACKAGE_BYTES ? <p className="field-error">{words.tooLargePackage}</p> : null}
        <DropZone
          className="drop package-drop"
          getDropOperation={() => 'copy'}
          onDrop={({ items }) => drop.mutate(items)}
        >
          <Text slot="label" className="drop-title">
            {words.dropFiles}
          </Text>
          <span className="quiet">{words.orChoose}</span>
          <div className="page-actions package-add">
            <FileTrigger allowsMultiple onSelect={add}>
              <Button pageKey="a">{words.addFiles}</Button>
            </FileTrigger>
            <FileTrigger acceptDirectory onSelect={add}>
              <Button pageKey="d">{words.addFolder}</Button>
            </FileTrigger>
            {chosen.length === 0 ? null : (
              <Button
                kind="bare"
                pageKey="x"
                onPress={() => {
                  setChosen([]);
                  setLitter(0);
                }}
              >
                {words.removeAll}
              </Button>
            )}
          </div>
        </DropZone>
        {drop.error === null ? null : <p className="field-error">{words.unreadable}</p>}
      </fieldset>
      {make.error === null ? null : <Refusal error={make.error} />}
      <div className="page-actions">
        <Button
          kind="main"
          pageKey="v"
          does={words.make}
          type="submit"
          isDisabled={
            chosen.length === 0 || make.isPending || tooLarge !== undefined || size > LARGEST_PACKAGE_BYTES
          }
        >
          {make.isPending
            ? words.making(formatCount(read, language), formatCount(chosen.length, language))
            : words.make}
        </Button>
      </div>
    </Form>
  );
}
