import { ChartrierError, ERRORS, type ErrorCode, type ErrorDefinition } from '@chartrier/messages';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { codedRefusal, namedRefusal } from '../../server/src/api/answers/refusal.ts';
import { RefusedCall } from '../src/api/index.ts';
import { LanguageProvider } from '../src/language/index.ts';
import { FaultList } from '../src/operations/fault-list.tsx';
import { faultsOf } from '../src/operations/faults.ts';
import { Refusal } from '../src/parts/index.ts';

const CODES = Object.keys(ERRORS) as ErrorCode[];
const LANGUAGES = ['fr', 'en'] as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a reader of a language sees of a part of a page. */
function seen(language: 'fr' | 'en', part: React.ReactElement): string {
  vi.stubGlobal('localStorage', { getItem: () => language, setItem: () => undefined });
  const markup = renderToStaticMarkup(createElement(LanguageProvider, null, part));
  return markup
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/&(?:#x27|quot|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&#x27;': "'",
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

it('there are codes to show', () => {
  expect(CODES.length).toBeGreaterThan(300);
});

describe('what a refusal is said to be', () => {
  const troubleOf = (code: ErrorCode): string => {
    const error = new ChartrierError(code);
    const { status, body } = namedRefusal(error.status, 'CHARTRIER', error, 'fr');
    return new RefusedCall(status, body).trouble;
  };

  it('is a missing right when someone can give one', () => {
    for (const code of ['PERMISSION_DENIED', 'PERSON_TENANT_REFUSED', 'UPDATE_UNIT_PERMISSION'] as const)
      expect(troubleOf(code)).toBe('forbidden');
  });

  it('is what to mend when the request itself is refused, whatever its status', () => {
    for (const code of [
      'REFERENTIAL_DELETION_REFUSED',
      'CERTIFICATE_UNREADABLE',
      'STREAM_DAILY_LIMIT',
    ] as const)
      expect(troubleOf(code)).toBe('refused');
  });
});

describe.each(LANGUAGES)('every code of the registry, in %s', (language) => {
  it('is shown by the pages with its sentence, its remedy and itself, as the API tells it', () => {
    const silent = CODES.filter((code) => {
      const error = new ChartrierError(code);
      const definition: ErrorDefinition = ERRORS[code];
      const remedy = language === 'fr' ? definition.remedyFr : definition.remedyEn;
      const bodies = [
        namedRefusal(error.status, 'CHARTRIER', error, language),
        codedRefusal('020123', error.status, error, language),
      ];
      return bodies.some(({ status, body }) => {
        const text = seen(language, createElement(Refusal, { error: new RefusedCall(status, body) }));
        return ![code, definition[language], remedy].every((part) => text.includes(part));
      });
    });
    expect(silent).toEqual([]);
  });

  it('is shown by the page of a refused deposit, with the place that it is told of', () => {
    const silent = CODES.filter((code) => {
      const { fr, en, remedyFr, remedyEn } = ERRORS[code];
      const fault = { code, fr, en, remedyFr, remedyEn, line: 12, unit: 'ID4' };
      const checks = faultsOf([
        {
          evId: 'e',
          evType: 'CHECK_SEDA',
          evDateTime: '2026-01-01T00:00:00',
          outcome: 'KO',
          outDetail: 'CHECK_SEDA.KO',
          outMessg: 'refused',
          evDetData: JSON.stringify({ faults: [fault] }),
        },
      ] as unknown as Parameters<typeof faultsOf>[0]);
      const text = seen(language, createElement(FaultList, { checks }));
      const [sentence, remedy] = language === 'fr' ? [fr, remedyFr] : [en, remedyEn];
      return ![code, sentence, remedy, '12'].every((part) => text.includes(part));
    });
    expect(silent).toEqual([]);
  });
});
