import { SaxesParser } from 'saxes';
import { type Finding, refusal } from '../finding/finding.ts';
import { parseReferentialDate } from '../json/parse-date.ts';

/** The namespace of DROID's signature files. */
export const SIGNATURE_FILE_NAMESPACE = 'http://www.nationalarchives.gov.uk/pronom/SignatureFile';

/** A format of a given signature file. */
export interface GivenFormat {
  readonly line: number;
  readonly puid: string;
  /** The file's own number of the format, which priorities refer to. */
  readonly fileId: string;
  readonly name: string;
  readonly version?: string;
  readonly mimeType?: string;
  readonly extensions: readonly string[];
  /** File numbers of the formats that this one prevails over. */
  readonly prevailsOver: readonly string[];
}

export interface SignatureFile {
  /** Version and date of the whole file. */
  readonly version: string;
  readonly created: string;
  readonly formats: readonly GivenFormat[];
}

export type ReadSignatureFile = SignatureFile | { readonly findings: readonly Finding[] };

/** PRONOM knows fewer than 4,000 formats: a file that says otherwise is no signature file. */
const MAX_FORMATS = 100_000;

interface OpenFormat {
  line: number;
  puid: string;
  fileId: string;
  name: string;
  version: string;
  mimeType: string;
  extensions: string[];
  prevailsOver: string[];
}

/**
 * Reads a DROID signature file, streaming: version, date and formats; the signatures themselves are passed over.
 * A DOCTYPE is refused (no entity is ever expanded), so are a wrong root, a format without PUID, name or number,
 * a PUID given twice, a file without format.
 */
export async function readSignatureFile(source: AsyncIterable<Uint8Array>): Promise<ReadSignatureFile> {
  const reader = new SignatureFileReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source) {
      reader.write(decoder.decode(chunk, { stream: true }));
      if (reader.finding !== undefined) return { findings: [reader.finding] };
    }
    reader.write(decoder.decode());
    return reader.end();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { findings: [refusal('SIGNATURE_FILE_NOT_XML', { reason: 'UTF-8' }, { line: reader.line })] };
  }
}

class SignatureFileReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  #root: { readonly version: string; readonly created: string } | undefined;
  #open: OpenFormat | undefined;
  #text = '';
  readonly #formats: GivenFormat[] = [];
  readonly #puids = new Set<string>();
  finding: Finding | undefined;

  constructor() {
    this.#parser.on('error', (error) => {
      const reason = error.message.replace(/^\d+:\d+: /, '');
      this.#refuse(refusal('SIGNATURE_FILE_NOT_XML', { reason }, this.#place()));
    });
    this.#parser.on('doctype', () => this.#refuse(refusal('SIGNATURE_FILE_DOCTYPE', {}, this.#place())));
    this.#parser.on('opentag', (tag) => {
      const attribute = (name: string) => tag.attributes[name]?.value.trim() ?? '';
      if (tag.uri !== SIGNATURE_FILE_NAMESPACE)
        this.#invalid(`element ${tag.name} in namespace “${tag.uri}”`);
      else if (this.#root === undefined) this.#openRoot(tag.local, attribute);
      else if (tag.local === 'FileFormat') this.#openFormat(attribute);
      this.#text = '';
    });
    this.#parser.on('text', (text) => {
      if (this.#open !== undefined) this.#text += text;
    });
    this.#parser.on('closetag', (tag) => this.#close(tag.local));
  }

  get line(): number {
    return this.#parser.line;
  }

  write(text: string): void {
    if (this.finding === undefined) this.#parser.write(text);
  }

  end(): ReadSignatureFile {
    if (this.finding === undefined) this.#parser.close();
    if (this.finding === undefined && this.#formats.length === 0) this.#invalid('FileFormat 0');
    if (this.finding !== undefined || this.#root === undefined)
      return { findings: [this.finding ?? this.#empty()] };
    return { ...this.#root, formats: this.#formats };
  }

  #openRoot(name: string, attribute: (name: string) => string): void {
    const created = parseReferentialDate(attribute('DateCreated'));
    const version = attribute('Version');
    if (name !== 'FFSignatureFile') this.#invalid(`root ${name}`);
    else if (!/^\d{1,9}$/.test(version)) this.#invalid(`Version “${version}”`);
    else if (created === undefined) this.#invalid(`DateCreated “${attribute('DateCreated')}”`);
    else this.#root = { version, created };
  }

  #openFormat(attribute: (name: string) => string): void {
    const puid = attribute('PUID');
    const empty = ['ID', 'PUID', 'Name'].find((name) => attribute(name) === '');
    if (empty !== undefined) this.#invalid(`FileFormat/@${empty} “”`);
    else if (this.#puids.has(puid))
      this.#refuse(refusal('SIGNATURE_FILE_PUID_REPEATED', { identifier: puid }, this.#place()));
    else if (this.#formats.length >= MAX_FORMATS) this.#invalid(`FileFormat > ${MAX_FORMATS}`);
    if (this.finding !== undefined) return;
    this.#puids.add(puid);
    this.#open = {
      line: this.#parser.line,
      puid,
      fileId: attribute('ID'),
      name: attribute('Name'),
      version: attribute('Version'),
      mimeType: attribute('MIMEType'),
      extensions: [],
      prevailsOver: [],
    };
  }

  #close(name: string): void {
    const format = this.#open;
    if (format === undefined) return;
    const text = this.#text.trim();
    if (name === 'Extension' && text !== '') format.extensions.push(text);
    if (name === 'HasPriorityOverFileFormatID' && text !== '') format.prevailsOver.push(text);
    this.#text = '';
    if (name !== 'FileFormat') return;
    const { version, mimeType, ...others } = format;
    this.#formats.push({
      ...others,
      ...(version === '' ? {} : { version }),
      ...(mimeType === '' ? {} : { mimeType: mimeType.replaceAll(/\s*,\s*/g, ';') }),
    });
    this.#open = undefined;
  }

  #empty(): Finding {
    return refusal('SIGNATURE_FILE_NOT_XML', { reason: 'empty' }, { line: 1 });
  }

  #invalid(reason: string): void {
    this.#refuse(refusal('SIGNATURE_FILE_INVALID', { reason }, this.#place()));
  }

  #refuse(finding: Finding): void {
    this.finding ??= finding;
  }

  #place() {
    return { line: this.#parser.line, column: this.#parser.column + 1 };
  }
}
