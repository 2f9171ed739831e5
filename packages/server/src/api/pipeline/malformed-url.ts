import { chartrierError } from '@chartrier/messages';
import type { UrlRefusal } from '../../platform/index.ts';
import { generalRefusal } from '../answers/refusal.ts';
import type { ApiSettings } from '../services.ts';
import { readerLanguage } from './reader-language.ts';

/** As much of the URL as is told back. */
const TOLD_LENGTH = 200;

/** The refusal of a URL that holds what is not percent-encoded UTF-8: no route can be looked for, no caller known. */
export function refuseMalformedUrl({
  identity,
  language: platform,
}: Pick<ApiSettings, 'identity' | 'language'>): (
  url: string,
  acceptLanguage: string | undefined,
) => UrlRefusal {
  return (url, acceptLanguage) => {
    const language = readerLanguage(acceptLanguage, platform);
    const error = chartrierError('URL_MALFORMED', { path: url.slice(0, TOLD_LENGTH) });
    const { status, body } = generalRefusal(error.status, error, identity, language);
    return { status, body };
  };
}
