import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from './read-mail.ts';

const mail = (lines: readonly string[], bytes: BufferEncoding = 'utf8') =>
  readMail(Buffer.from(lines.join('\r\n'), bytes));

describe('a message', () => {
  it('says who, when and about what, decoded', () => {
    const read = mail([
      'From: =?ISO-8859-1?Q?Th=E9r=E8se_Duval?= <therese@valmont.example>',
      'To: =?utf-8?B?Q8OpbGluZQ==?= =?utf-8?B?IE1hcnRpbg==?= <celine@valmont.example>,',
      '\tmairie@valmont.example',
      'Cc: Équipe <equipe@valmont.example>',
      'Date: Thu, 14 Mar 2024 09:30:00 +0100',
      'Subject: =?UTF-8?Q?D=C3=A9lib=C3=A9ration_n=C2=B0_12?=',
      '',
      'Bonjour,',
      'la délibération est jointe.',
    ]);
    expect(read).toEqual({
      from: 'Thérèse Duval <therese@valmont.example>',
      to: 'Céline Martin <celine@valmont.example>, mairie@valmont.example',
      cc: 'Équipe <equipe@valmont.example>',
      date: 'Thu, 14 Mar 2024 09:30:00 +0100',
      subject: 'Délibération n° 12',
      text: 'Bonjour,\r\nla délibération est jointe.',
      fromHtml: false,
      isCut: false,
      attachments: [],
      isPartial: false,
    });
  });

  it('gives its plain text rather than its HTML, and the names of what is attached', () => {
    const read = mail([
      'Subject: Devis',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="a;b"',
      '',
      'for old readers',
      '--a;b',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Le devis s=92=E9l=E8ve =E0 1=A0200 =80, tra=',
      'vaux compris.   ',
      '--inner',
      'Content-Type: text/html',
      '',
      '<p>autre chose</p>',
      '--inner--',
      '--a;b',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename*0*=UTF-8\'\'Devis%20n%C2%B0; filename*1=" 3; final.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--a;b',
      'Content-Type: text/plain; name="=?utf-8?Q?not=C3=A9s=2Etxt?="',
      'Content-Disposition: attachment',
      '',
      'jointes',
      '--a;b--',
    ]);
    expect(read.text).toBe('Le devis s’élève à 1\u00a0200 €, travaux compris.');
    expect(read.attachments).toEqual([
      { name: 'Devis n° 3; final.pdf', type: 'application/pdf', bytes: 9 },
      { name: 'notés.txt', type: 'text/plain', bytes: 7 },
    ]);
  });

  it('that has HTML only gives its words, and nothing of what runs or loads', () => {
    const read = mail([
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><head><title>x</title><style>p{}</style></head><body onload="alert(1)">',
      '<p>Bonjour&nbsp;&amp; merci,<br>à &#233;t&#xE9;</p><script>alert(2)</script>',
      '<img src="http://suivi.example/p.gif" onerror="alert(3)"><a href="javascript:alert(4)">lien</a>',
    ]);
    expect(read.fromHtml).toBe(true);
    expect(read.text).toBe('Bonjour & merci,\nà été\nlien');
  });

  it('that is damaged gives what can be read', () => {
    expect(mail(['', 'no header at all']).text).toBe('no header at all');
    expect(mail(['Subject: seul']).subject).toBe('seul');
    expect(mail(['From bob Thu Mar 14', 'Subject: mbox', '', 'x'])).toMatchObject({
      subject: 'mbox',
      text: 'x',
    });
    expect(mail(['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'jamais fermé']).text).toBe(
      'jamais fermé',
    );
    expect(mail(['Content-Type: text/plain; charset=x-inconnu', '', 'caf\xe9'], 'latin1').text).toBe('café');
    expect(mail(['Subject: =?utf-8?B?!!!!?= reste', '', '']).subject?.trim()).toBe('reste');
    expect(
      mail(['Content-Transfer-Encoding: base64', '', 'Qm9uam91cg==', 'x']).text.startsWith('Bonjour'),
    ).toBe(true);
  });

  it('made to exhaust its reader stops', { timeout: 30_000 }, () => {
    const deep = Array.from({ length: 50 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary=b${at}`,
      '',
      `--b${at}`,
    ]).flat();
    expect(mail([...deep, '', 'au fond']).isPartial).toBe(true);
    const wide = Array.from({ length: 5_000 }, () => ['--w', '', 'x']).flat();
    expect(mail(['Content-Type: multipart/mixed; boundary=w', '', ...wide]).isPartial).toBe(true);
    const began = performance.now();
    mail([`Content-Type: text/plain; ${'a;'.repeat(500_000)}`, '', 'x']);
    mail([`Subject: ${'=?utf-8?Q?'.repeat(100_000)}`, '', 'x']);
    mail(['Content-Type: text/html', '', '<'.repeat(2_000_000)]);
    mail(['Content-Type: text/html', '', '<b> '.repeat(500_000)]);
    mail(['Content-Type: text/html', '', '<script'.repeat(300_000)]);
    mail(['Content-Transfer-Encoding: quoted-printable', '', ' '.repeat(2_000_000)]);
    expect(mail(['', 'a'.repeat(300_000)]).isCut).toBe(true);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('whatever its bytes, is read without a fault', () => {
    const line = fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=x',
      'Content-Type: text/html; charset="utf-16"',
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Disposition: attachment; filename*=',
      '--x',
      '--x--',
      '',
      ' =?utf-8?B?4?=',
      'Subject: =?a?Q?=?=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 30 })), { maxLength: 30 }), (lines) => {
        expect(typeof mail(lines).text).toBe('string');
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof readMail(bytes).text).toBe('string');
      }),
    );
  });
});
