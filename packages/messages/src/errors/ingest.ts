import { antivirusErrors } from './ingest/antivirus.ts';
import { archivalProfileErrors } from './ingest/archival-profile.ts';
import { attachmentErrors } from './ingest/attachment.ts';
import { existingGroupsErrors } from './ingest/existing-groups.ts';
import { fieldsErrors } from './ingest/fields.ts';
import { formatsErrors } from './ingest/formats.ts';
import { headerErrors } from './ingest/header.ts';
import { localUploadErrors } from './ingest/local-upload.ts';
import { manifestErrors } from './ingest/manifest.ts';
import { objectGroupsErrors } from './ingest/object-groups.ts';
import { objectsErrors } from './ingest/objects.ts';
import { packageErrors } from './ingest/package.ts';
import { rulesErrors } from './ingest/rules.ts';
import { storingErrors } from './ingest/storing.ts';
import { treeErrors } from './ingest/tree.ts';
import { unitProfileErrors } from './ingest/unit-profile.ts';

/** What is refused or remarked in a deposit: one file for each thing that the sentences speak of. */
export const ingestErrors = {
  ...localUploadErrors,
  ...packageErrors,
  ...antivirusErrors,
  ...manifestErrors,
  ...headerErrors,
  ...archivalProfileErrors,
  ...objectsErrors,
  ...existingGroupsErrors,
  ...objectGroupsErrors,
  ...unitProfileErrors,
  ...treeErrors,
  ...attachmentErrors,
  ...formatsErrors,
  ...fieldsErrors,
  ...rulesErrors,
  ...storingErrors,
} as const;
