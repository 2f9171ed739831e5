import type { SqlValue } from '../../../platform/index.ts';
import { chartedFormats } from '../../../referential/index.ts';
import { formatsInForce } from '../attempt-memory.ts';
import type { IngestContext } from '../ingest-services.ts';
import { ordinalsOf } from '../item-range.ts';
import { referentialOf } from '../pass/strategies.ts';
import type { Deposit } from '../staging/deposit.ts';
import { formatSentences } from './format-sentences.ts';

/** A query over staged rows, and its values. */
export interface JudgedFormats {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * The objects of the batch with their verdict: `group_id, ordinal, id, uri, declared, format, found, name, mime, verdict`,
 * and `sentence`, the data of a refusal or of a warning. Where several formats are possible and the declared one is among
 * them, it is taken: signatures do not contradict it.
 */
export async function judgedFormats(context: IngestContext, deposit: Deposit): Promise<JudgedFormats> {
  const { services } = context;
  const { tables, facts } = deposit;
  const agreement = facts.header?.archivalAgreement ?? '';
  const contract = await referentialOf(context).find('IngestContract', agreement);
  const everyFormat = contract?.EveryFormatType ?? true;
  const identifier = await formatsInForce(context);
  const { rows } = await services.database.query<{ puid: string }>(
    `select distinct jsonb_array_elements_text(format -> 'puids') puid from ${tables.object_content} where deposit = $1`,
    [deposit.deposit],
  );
  const charted = await chartedFormats(
    services.database,
    services.administrationTenant,
    rows.map(({ puid }) => puid),
    identifier.formats,
  );
  return {
    text: `
    select j.*, replace(replace(replace(replace($8::jsonb ->> j.verdict,
        '⟦entry⟧', ${escaped('j.uri')}), '⟦found⟧', ${escaped('j.found')}), '⟦declared⟧', ${escaped("coalesce(j.declared, '–')")}),
        '⟦signatures⟧', ${escaped("j.format ->> 'signatures'")}) sentence
    from (
      select g.id group_id, o.ordinal, o.id, o.uri, d.puid declared, d.litteral, d.mime declared_mime, c.format,
        p.puid found, k.name, k.mime,
        case when not $5 and coalesce(not d.puid = any ($6::text[]), true) then 'REJECTED'
             when p.puid is null and $7 and $5 then 'UNIDENTIFIED'
             when p.puid is null then 'UNKNOWN'
             when k.puid is null then 'UNCHARTED'
             when d.puid <> p.puid then 'DIFFERENT'
             else 'SAME' end verdict
      from ${tables.group} g
      join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id and not o.physical
      join ${tables.object_content} c on c.deposit = $1 and c.ordinal = o.ordinal
      cross join lateral (select o.version #>> '{FormatIdentification,FormatId}' puid,
        o.version #>> '{FormatIdentification,FormatLitteral}' litteral,
        o.version #>> '{FormatIdentification,MimeType}' mime offset 0) d
      cross join lateral (select case when c.format -> 'puids' ? d.puid then d.puid
        else c.format #>> '{puids,0}' end puid offset 0) p
      left join jsonb_to_recordset($4::jsonb) k (puid text, name text, mime text) on k.puid = p.puid
      where g.deposit = $1 and g.ordinal between $2 and $3) j`,
    values: [
      deposit.deposit,
      ...ordinalsOf(context),
      JSON.stringify(
        charted.map(({ PUID, Name, MimeType }) => ({ puid: PUID, name: Name, mime: MimeType ?? null })),
      ),
      everyFormat,
      contract?.FormatType ?? [],
      contract?.FormatUnidentifiedAuthorized ?? false,
      JSON.stringify(formatSentences()),
    ],
  };
}

/** A text as it stands between the quotes of a JSON string. */
function escaped(text: string): string {
  return `coalesce(substr(to_json(${text})::text, 2, length(to_json(${text})::text) - 2), '')`;
}
