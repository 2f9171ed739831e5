import { useQuery } from '@tanstack/react-query';
import { formatBytes, useLanguage, useWords } from '../../language/index.ts';
import { Facts, Waiting } from '../../parts/index.ts';
import { WORDS } from '../words.ts';
import './mail-preview.css';
import { readMail } from './read-mail.ts';

/** A message: who, when, about what, its text, the names of what is attached. Nothing of it is loaded or run. */
export function MailPreview({ content }: { readonly content: Blob }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const read = useQuery({
    queryKey: ['preview-mail', content.size, content],
    queryFn: async () => readMail(new Uint8Array(await content.arrayBuffer())),
  });
  if (read.data === undefined) return <Waiting label={words.preview} />;
  const { from, to, cc, date, subject, text, fromHtml, isCut, isPartial, attachments } = read.data;
  const notes = [
    fromHtml ? words.mail.fromHtml : undefined,
    isCut ? words.mail.cut : undefined,
    isPartial ? words.mail.partial : undefined,
  ].filter((note) => note !== undefined);
  return (
    <div className="mail">
      <h2>{subject ?? words.mail.noSubject}</h2>
      <Facts
        facts={[
          { name: words.mail.from, value: from },
          { name: words.mail.to, value: to },
          { name: words.mail.cc, value: cc },
          { name: words.mail.date, value: date === undefined ? undefined : <time>{date}</time> },
        ]}
      />
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      <p className="mail-text">{text === '' ? words.mail.noText : text}</p>
      {attachments.length === 0 ? null : (
        <>
          <h3 className="caption">{words.mail.attachments(attachments.length)}</h3>
          <ul className="mail-attachments">
            {attachments.map(({ name, type, bytes }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same name, and none ever moves
              <li key={index}>
                {name === '' ? words.mail.unnamed : name}{' '}
                <span className="quiet">
                  {type} · {formatBytes(bytes, language)}
                </span>
              </li>
            ))}
          </ul>
          <p className="quiet">{words.mail.inFile}</p>
        </>
      )}
    </div>
  );
}
