import type { ExplainedSearch } from '@chartrier/client';
import { say } from './language.ts';
import { paint } from './paint.ts';

/** Prints how a search ran: the filter of the contract, each statement with its values and its time. */
export function printExplanation(
  { filter, statements, milliseconds, total }: ExplainedSearch,
  print: (line: string) => void = console.log,
): void {
  const { accessContract, tenant, today } = filter;
  print(
    paint(
      'strong',
      say(
        `Filtre du contrat ${accessContract}, tenant ${tenant}, au ${today}`,
        `Filter of the contract ${accessContract}, tenant ${tenant}, on ${today}`,
      ),
    ),
  );
  for (const line of filterLines(filter)) print(`  ${line}`);
  for (const [index, { sql, values, milliseconds: time }] of statements.entries()) {
    print('');
    print(`${paint('strong', `SQL ${index + 1}`)}  ${time} ms`);
    print(sql);
    for (const [place, value] of values.entries())
      print(paint('quiet', `  $${place + 1} = ${JSON.stringify(value)}`));
  }
  print('');
  print(say(`${total} unités, ${milliseconds} ms`, `${total} units, ${milliseconds} ms`));
}

function filterLines(filter: ExplainedSearch['filter']): readonly string[] {
  const { rootUnits, excludedRootUnits, originatingAgencies, ruleCategories } = filter;
  const every = say('tous les services producteurs', 'every originating agency');
  const none = say('aucun service producteur', 'no originating agency');
  const agencies = originatingAgencies ?? [];
  return [
    originatingAgencies === undefined ? every : agencies.length === 0 ? none : agencies.join(', '),
    ...(rootUnits.length === 0 ? [] : [`${say('sous', 'under')} ${rootUnits.join(', ')}`]),
    ...(excludedRootUnits.length === 0
      ? []
      : [`${say('sauf sous', 'but not under')} ${excludedRootUnits.join(', ')}`]),
    ...(ruleCategories.length === 0
      ? []
      : [`${say('règles échues', 'rules past their end')} : ${ruleCategories.join(', ')}`]),
  ];
}
