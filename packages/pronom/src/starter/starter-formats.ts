/**
 * What is known here of the formats that an archive meets every day: their PUID and name in PRONOM, their media type, the
 * bytes by which their own specifications open them. Written for this package from those specifications; not The National
 * Archives' signatures, which say much more.
 */
export interface StarterFormat {
  readonly puid: string;
  readonly name: string;
  readonly version?: string;
  readonly mimeTypes?: readonly string[];
  readonly extensions: readonly string[];
  /** Each is enough by itself. `|` parts what all must be found: at the beginning, `$ ` at the end, `~ ` anywhere. */
  readonly signatures?: readonly string[];
  /** PUIDs that this format wins over. */
  readonly over?: readonly string[];
}

const END_OF_PDF = "$ '%%EOF'{0-1024}";
const PDF_VERSIONS: readonly (readonly [puid: string, version: string])[] = [
  ['fmt/14', '1.0'],
  ['fmt/15', '1.1'],
  ['fmt/16', '1.2'],
  ['fmt/17', '1.3'],
  ['fmt/18', '1.4'],
  ['fmt/19', '1.5'],
  ['fmt/20', '1.6'],
  ['fmt/276', '1.7'],
  ['fmt/1129', '2.0'],
];
const PDF_PUIDS = PDF_VERSIONS.map(([puid]) => puid);

/** ISO 32000: the version stands in the header. */
const PDF: readonly StarterFormat[] = PDF_VERSIONS.map(([puid, version]) => ({
  puid,
  name:
    version === '2.0'
      ? 'PDF 2.0 - Portable Document Format'
      : `Acrobat PDF ${version} - Portable Document Format`,
  version,
  mimeTypes: ['application/pdf'],
  extensions: ['pdf'],
  signatures: [`'%PDF-${version}'|${END_OF_PDF}`],
}));

/** ISO 19005: part and conformance level stand in the XMP packet, as elements or as attributes. */
const PDF_A: readonly StarterFormat[] = (
  [
    ['fmt/95', '1', 'A'],
    ['fmt/354', '1', 'B'],
    ['fmt/476', '2', 'A'],
    ['fmt/477', '2', 'B'],
    ['fmt/478', '2', 'U'],
    ['fmt/479', '3', 'A'],
    ['fmt/480', '3', 'B'],
    ['fmt/481', '3', 'U'],
  ] as const
).map(([puid, part, level]) => ({
  puid,
  name: 'Acrobat PDF/A - Portable Document Format',
  version: `${part}${level.toLowerCase()}`,
  mimeTypes: ['application/pdf'],
  extensions: ['pdf'],
  signatures: [
    `'%PDF-'|~ 'pdfaid:part' (3E|3D22|3D27) '${part}'|~ 'pdfaid:conformance' (3E|3D22|3D27) '${level}'|${END_OF_PDF}`,
  ],
  over: PDF_PUIDS,
}));

const OFFICE: readonly StarterFormat[] = [
  {
    puid: 'fmt/111',
    name: 'OLE2 Compound Document Format',
    extensions: [],
    signatures: ['D0CF11E0A1B11AE1'],
  },
  {
    puid: 'fmt/39',
    name: 'Microsoft Word Document',
    version: '6.0/95',
    mimeTypes: ['application/msword'],
    extensions: ['doc'],
  },
  {
    puid: 'fmt/40',
    name: 'Microsoft Word Document',
    version: '97-2003',
    mimeTypes: ['application/msword'],
    extensions: ['doc'],
    over: ['fmt/609'],
  },
  {
    puid: 'fmt/609',
    name: 'Microsoft Word (Generic)',
    version: '6.0-2003',
    mimeTypes: ['application/msword'],
    extensions: ['doc'],
  },
  {
    puid: 'fmt/59',
    name: 'Microsoft Excel 5.0/95 Workbook (xls)',
    version: '5/95',
    mimeTypes: ['application/vnd.ms-excel'],
    extensions: ['xls'],
  },
  {
    puid: 'fmt/61',
    name: 'Microsoft Excel 97-2003 Workbook (xls)',
    version: '8 & 8X',
    mimeTypes: ['application/vnd.ms-excel'],
    extensions: ['xls'],
  },
  {
    puid: 'fmt/126',
    name: 'Microsoft Powerpoint Presentation',
    version: '97-2003',
    mimeTypes: ['application/vnd.ms-powerpoint'],
    extensions: ['ppt'],
  },
  {
    puid: 'fmt/412',
    name: 'Microsoft Word for Windows',
    version: '2007 onwards',
    mimeTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    extensions: ['docx'],
  },
  {
    puid: 'fmt/214',
    name: 'Microsoft Excel for Windows',
    version: '2007 onwards',
    mimeTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    extensions: ['xlsx'],
  },
  {
    puid: 'fmt/215',
    name: 'Microsoft Powerpoint for Windows',
    version: '2007 onwards',
    mimeTypes: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    extensions: ['pptx'],
  },
  {
    puid: 'fmt/136',
    name: 'OpenDocument Text',
    version: '1.0',
    mimeTypes: ['application/vnd.oasis.opendocument.text'],
    extensions: ['odt'],
  },
  {
    puid: 'fmt/290',
    name: 'OpenDocument Text',
    version: '1.1',
    mimeTypes: ['application/vnd.oasis.opendocument.text'],
    extensions: ['odt'],
  },
  {
    puid: 'fmt/291',
    name: 'OpenDocument Text',
    version: '1.2',
    mimeTypes: ['application/vnd.oasis.opendocument.text'],
    extensions: ['odt'],
  },
  {
    puid: 'fmt/1756',
    name: 'OpenDocument Text',
    version: '1.3',
    mimeTypes: ['application/vnd.oasis.opendocument.text'],
    extensions: ['odt'],
  },
  {
    puid: 'fmt/137',
    name: 'OpenDocument Spreadsheet',
    version: '1.0',
    mimeTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
    extensions: ['ods'],
  },
  {
    puid: 'fmt/294',
    name: 'OpenDocument Spreadsheet',
    version: '1.1',
    mimeTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
    extensions: ['ods'],
  },
  {
    puid: 'fmt/295',
    name: 'OpenDocument Spreadsheet',
    version: '1.2',
    mimeTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
    extensions: ['ods'],
  },
  {
    puid: 'fmt/1755',
    name: 'OpenDocument Spreadsheet',
    version: '1.3',
    mimeTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
    extensions: ['ods'],
  },
  {
    puid: 'fmt/138',
    name: 'OpenDocument Presentation',
    version: '1.0',
    mimeTypes: ['application/vnd.oasis.opendocument.presentation'],
    extensions: ['odp'],
  },
  {
    puid: 'fmt/292',
    name: 'OpenDocument Presentation',
    version: '1.1',
    mimeTypes: ['application/vnd.oasis.opendocument.presentation'],
    extensions: ['odp'],
  },
  {
    puid: 'fmt/293',
    name: 'OpenDocument Presentation',
    version: '1.2',
    mimeTypes: ['application/vnd.oasis.opendocument.presentation'],
    extensions: ['odp'],
  },
  { puid: 'fmt/483', name: 'ePub Format', mimeTypes: ['application/epub+zip'], extensions: ['epub'] },
  {
    puid: 'fmt/45',
    name: 'Rich Text Format',
    version: '1.0-1.4',
    mimeTypes: ['application/rtf', 'text/rtf'],
    extensions: ['rtf'],
    signatures: ["7B5C 'rtf1'"],
  },
];

const TEXT: readonly StarterFormat[] = [
  { puid: 'x-fmt/111', name: 'Plain Text File', mimeTypes: ['text/plain'], extensions: ['txt'] },
  { puid: 'x-fmt/18', name: 'Comma Separated Values', mimeTypes: ['text/csv'], extensions: ['csv'] },
  { puid: 'x-fmt/62', name: 'Log File', extensions: ['log'] },
  { puid: 'fmt/1149', name: 'Markdown', mimeTypes: ['text/markdown'], extensions: ['markdown', 'md'] },
  {
    puid: 'fmt/817',
    name: 'JSON Data Interchange Format',
    mimeTypes: ['application/json'],
    extensions: ['json'],
  },
  {
    puid: 'fmt/101',
    name: 'Extensible Markup Language',
    version: '1.0',
    mimeTypes: ['application/xml', 'text/xml'],
    extensions: ['xml'],
    signatures: ["{0-3}'<?xml '", 'FFFE 3C003F0078006D006C00', 'FEFF 003C003F0078006D006C'],
  },
  {
    puid: 'fmt/96',
    name: 'Hypertext Markup Language',
    mimeTypes: ['text/html'],
    extensions: ['htm', 'html'],
    signatures: ["{0-1024}'<' ('html'|'HTML'|'Html') (20|3E|0D|0A)"],
  },
  {
    puid: 'fmt/471',
    name: 'Hypertext Markup Language',
    version: '5',
    mimeTypes: ['text/html'],
    extensions: ['htm', 'html'],
    signatures: ["{0-256}'<!' ('DOCTYPE'|'doctype'|'Doctype') 20 ('html'|'HTML') 3E"],
    over: ['fmt/96'],
  },
  {
    puid: 'fmt/102',
    name: 'Extensible Hypertext Markup Language',
    version: '1.0',
    mimeTypes: ['application/xhtml+xml'],
    extensions: ['htm', 'html'],
    signatures: ["{0-256}'-//W3C//DTD XHTML 1.0 '"],
    over: ['fmt/96', 'fmt/101'],
  },
  {
    puid: 'x-fmt/91',
    name: 'Postscript',
    version: '1.0',
    mimeTypes: ['application/postscript'],
    extensions: ['ps'],
    signatures: ["'%!PS-Adobe-1.0'"],
  },
  {
    puid: 'fmt/388',
    name: 'Internet Calendar and Scheduling format',
    mimeTypes: ['text/calendar'],
    extensions: ['ics'],
    signatures: ["'BEGIN:VCALENDAR'"],
  },
  {
    puid: 'fmt/395',
    name: 'vCard',
    mimeTypes: ['text/vcard'],
    extensions: ['vcard', 'vcf'],
    signatures: ["'BEGIN:VCARD'"],
  },
];

const EMAIL: readonly StarterFormat[] = [
  { puid: 'fmt/278', name: 'Internet Message Format', mimeTypes: ['message/rfc822'], extensions: ['eml'] },
  {
    puid: 'fmt/950',
    name: 'MIME Email',
    version: '1.0',
    mimeTypes: ['message/rfc822'],
    extensions: ['eml'],
    signatures: [
      "{0-8000}('MIME-Version: 1.0'|'Mime-Version: 1.0'|'mime-version: 1.0')|{0-8000}('From: '|'from: ')",
    ],
    over: ['fmt/278'],
  },
  { puid: 'fmt/720', name: 'MBOX', mimeTypes: ['application/mbox'], extensions: ['mbox'] },
  {
    puid: 'x-fmt/248',
    name: 'Microsoft Outlook Personal Folders (ANSI)',
    version: '1997-2002',
    mimeTypes: ['application/vnd.ms-outlook'],
    extensions: ['pst'],
    signatures: ["'!BDN'{6}(0E00|0F00)"],
  },
  {
    puid: 'x-fmt/249',
    name: 'Microsoft Outlook Personal Folders (Unicode)',
    version: '2003-2007',
    extensions: ['pst'],
    signatures: ["'!BDN'{6}1700"],
  },
  {
    puid: 'x-fmt/430',
    name: 'Microsoft Outlook Email Message',
    version: '97-2003',
    mimeTypes: ['application/vnd.ms-outlook'],
    extensions: ['msg', 'oft'],
  },
];

const JPEG_EXTENSIONS = ['jfif', 'jpe', 'jpeg', 'jpg'];
const IMAGES: readonly StarterFormat[] = [
  {
    puid: 'fmt/3',
    name: 'Graphics Interchange Format',
    version: '87a',
    mimeTypes: ['image/gif'],
    extensions: ['gif'],
    signatures: ["'GIF87a'"],
  },
  {
    puid: 'fmt/4',
    name: 'Graphics Interchange Format',
    version: '89a',
    mimeTypes: ['image/gif'],
    extensions: ['gif'],
    signatures: ["'GIF89a'"],
  },
  {
    puid: 'fmt/11',
    name: 'Portable Network Graphics',
    version: '1.0',
    mimeTypes: ['image/png'],
    extensions: ['png'],
    signatures: ["89 'PNG' 0D0A1A0A 0000000D 'IHDR'"],
  },
  {
    puid: 'fmt/41',
    name: 'Raw JPEG Stream',
    mimeTypes: ['image/jpeg'],
    extensions: JPEG_EXTENSIONS,
    signatures: ['FFD8FF'],
  },
  {
    puid: 'fmt/42',
    name: 'JPEG File Interchange Format',
    version: '1.00',
    mimeTypes: ['image/jpeg'],
    extensions: JPEG_EXTENSIONS,
    signatures: ["FFD8FFE0{2}'JFIF' 00 0100"],
    over: ['fmt/41'],
  },
  {
    puid: 'fmt/43',
    name: 'JPEG File Interchange Format',
    version: '1.01',
    mimeTypes: ['image/jpeg'],
    extensions: JPEG_EXTENSIONS,
    signatures: ["FFD8FFE0{2}'JFIF' 00 0101"],
    over: ['fmt/41'],
  },
  {
    puid: 'fmt/44',
    name: 'JPEG File Interchange Format',
    version: '1.02',
    mimeTypes: ['image/jpeg'],
    extensions: JPEG_EXTENSIONS,
    signatures: ["FFD8FFE0{2}'JFIF' 00 0102"],
    over: ['fmt/41'],
  },
  {
    puid: 'x-fmt/390',
    name: 'Exchangeable Image File Format (Compressed)',
    version: '2.1',
    mimeTypes: ['image/jpeg'],
    extensions: ['jpeg', 'jpg'],
    signatures: ["FFD8FFE1{2}'Exif' 0000{0-2000}(0090070004000000|9000000700000004) '0210'"],
    over: ['fmt/41'],
  },
  {
    puid: 'x-fmt/391',
    name: 'Exchangeable Image File Format (Compressed)',
    version: '2.2',
    mimeTypes: ['image/jpeg'],
    extensions: ['jpeg', 'jpg'],
    signatures: ["FFD8FFE1{2}'Exif' 0000{0-2000}(0090070004000000|9000000700000004) '0220'"],
    over: ['fmt/41'],
  },
  {
    puid: 'fmt/645',
    name: 'Exchangeable Image File Format (Compressed)',
    version: '2.21',
    mimeTypes: ['image/jpeg'],
    extensions: ['jpeg', 'jpg'],
    signatures: ["FFD8FFE1{2}'Exif' 0000{0-2000}(0090070004000000|9000000700000004) '0221'"],
    over: ['fmt/41'],
  },
  {
    puid: 'fmt/353',
    name: 'Tagged Image File Format',
    mimeTypes: ['image/tiff'],
    extensions: ['tif', 'tiff'],
    signatures: ["'II' 2A00", "'MM' 002A"],
  },
  {
    puid: 'x-fmt/392',
    name: 'JP2 (JPEG 2000 part 1)',
    mimeTypes: ['image/jp2'],
    extensions: ['jp2'],
    signatures: ["0000000C 'jP  ' 0D0A870A{4}'ftypjp2 '"],
  },
  {
    puid: 'fmt/116',
    name: 'Windows Bitmap',
    version: '3.0',
    mimeTypes: ['image/bmp'],
    extensions: ['bmp', 'dib'],
    signatures: ["'BM'{4}00000000{4}28000000"],
  },
  {
    puid: 'fmt/566',
    name: 'WebP',
    version: 'Lossy',
    mimeTypes: ['image/webp'],
    extensions: ['webp'],
    signatures: ["'RIFF'{4}'WEBPVP8 '"],
  },
  {
    puid: 'fmt/567',
    name: 'WebP',
    version: 'Lossless',
    mimeTypes: ['image/webp'],
    extensions: ['webp'],
    signatures: ["'RIFF'{4}'WEBPVP8L'"],
  },
  {
    puid: 'fmt/568',
    name: 'WebP',
    version: 'Extended',
    mimeTypes: ['image/webp'],
    extensions: ['webp'],
    signatures: ["'RIFF'{4}'WEBPVP8X'"],
  },
  {
    puid: 'fmt/1101',
    name: 'High Efficiency Image File Format',
    mimeTypes: ['image/heif'],
    extensions: ['heic'],
    signatures: ["{4}'ftyp' ('heic'|'heix'|'mif1'|'hevc')"],
  },
  {
    puid: 'fmt/91',
    name: 'Scalable Vector Graphics',
    version: '1.0',
    mimeTypes: ['image/svg+xml'],
    extensions: ['svg'],
    signatures: ["{0-1024}'<svg'{0-1024}'version=' (22|27) '1.0' (22|27)"],
    over: ['fmt/101'],
  },
  {
    puid: 'fmt/92',
    name: 'Scalable Vector Graphics',
    version: '1.1',
    mimeTypes: ['image/svg+xml'],
    extensions: ['svg'],
    signatures: ["{0-1024}'<svg'{0-1024}'version=' (22|27) '1.1' (22|27)"],
    over: ['fmt/101'],
  },
];

const AUDIO_VIDEO: readonly StarterFormat[] = [
  {
    puid: 'fmt/134',
    name: 'MPEG 1/2 Audio Layer 3',
    mimeTypes: ['audio/mpeg'],
    extensions: ['mp3'],
    signatures: ["'ID3' (02|03|04) 00", 'FF (FA|FB|F2|F3) [10:E8] [00:FF]'],
  },
  {
    puid: 'fmt/6',
    name: 'Waveform Audio',
    mimeTypes: ['audio/x-wav'],
    extensions: ['wav'],
    signatures: ["'RIFF'{4}'WAVE'"],
  },
  {
    puid: 'fmt/141',
    name: 'Waveform Audio (PCMWAVEFORMAT)',
    mimeTypes: ['audio/x-wav'],
    extensions: ['wav', 'wave'],
    signatures: ["'RIFF'{4}'WAVEfmt ' 10000000 0100"],
    over: ['fmt/6'],
  },
  {
    puid: 'fmt/279',
    name: 'FLAC (Free Lossless Audio Codec)',
    version: '1.2.1',
    mimeTypes: ['audio/flac'],
    extensions: ['flac'],
    signatures: ["'fLaC' 00000022"],
  },
  {
    puid: 'fmt/203',
    name: 'Ogg Vorbis Codec Compressed Multimedia File',
    mimeTypes: ['audio/ogg'],
    extensions: ['ogg'],
    signatures: ["'OggS' 0002{22}01 'vorbis'"],
  },
  {
    puid: 'x-fmt/230',
    name: 'MIDI Audio',
    mimeTypes: ['audio/midi'],
    extensions: ['mid', 'midi'],
    signatures: ["'MThd' 00000006"],
  },
  {
    puid: 'fmt/199',
    name: 'MPEG-4 Media File',
    mimeTypes: ['application/mp4', 'video/mp4'],
    extensions: ['m4a', 'm4v', 'mp4'],
    signatures: [
      "{4}'ftyp' ('isom'|'iso2'|'iso4'|'iso5'|'iso6'|'mp41'|'mp42'|'avc1'|'M4A '|'M4V '|'dash'|'MSNV')",
    ],
  },
  {
    puid: 'x-fmt/384',
    name: 'Quicktime',
    mimeTypes: ['video/quicktime'],
    extensions: ['mov', 'qtm'],
    signatures: ["{4}'ftypqt  '", "{4}('moov'|'mdat'|'wide')"],
  },
  {
    puid: 'fmt/5',
    name: 'Audio/Video Interleaved Format',
    mimeTypes: ['video/x-msvideo'],
    extensions: ['avi'],
    signatures: ["'RIFF'{4}'AVI LIST'"],
  },
  {
    puid: 'x-fmt/385',
    name: 'MPEG-1 Program Stream',
    mimeTypes: ['video/mpeg'],
    extensions: ['mpeg', 'mpg'],
    signatures: ['000001BA [20:2F]'],
  },
  {
    puid: 'x-fmt/386',
    name: 'MPEG-2 Program Stream',
    mimeTypes: ['video/mpeg'],
    extensions: ['mpeg', 'mpg'],
    signatures: ['000001BA [40:7F]'],
  },
  {
    puid: 'fmt/569',
    name: 'Matroska',
    version: '1-4',
    extensions: ['mka', 'mkv'],
    signatures: ["1A45DFA3{1-64}4282 88 'matroska'"],
  },
  {
    puid: 'fmt/573',
    name: 'WebM',
    mimeTypes: ['video/webm'],
    extensions: ['webm'],
    signatures: ["1A45DFA3{1-64}4282 84 'webm'"],
  },
  {
    puid: 'fmt/131',
    name: 'Advanced Systems Format',
    mimeTypes: ['application/vnd.ms-asf'],
    extensions: ['asf', 'wma', 'wmv'],
    signatures: ['3026B2758E66CF11A6D900AA0062CE6C'],
  },
  {
    puid: 'x-fmt/382',
    name: 'Macromedia FLV',
    version: '1',
    mimeTypes: ['video/x-flv'],
    extensions: ['flv'],
    signatures: ["'FLV' 01"],
  },
];

const ARCHIVES: readonly StarterFormat[] = [
  {
    puid: 'x-fmt/263',
    name: 'ZIP Format',
    mimeTypes: ['application/zip'],
    extensions: ['zip'],
    signatures: ["'PK' 0304", "'PK' 0506"],
  },
  {
    puid: 'x-fmt/265',
    name: 'Tape Archive Format',
    mimeTypes: ['application/x-tar'],
    extensions: ['tar'],
    signatures: ["{257}'ustar'"],
  },
  {
    puid: 'x-fmt/266',
    name: 'GZIP Format',
    mimeTypes: ['application/gzip'],
    extensions: ['gz', 'z'],
    signatures: ['1F8B08'],
  },
  {
    puid: 'x-fmt/268',
    name: 'BZIP2 Compressed Archive',
    mimeTypes: ['application/x-bzip2'],
    extensions: ['bz2'],
    signatures: ["'BZh' [31:39] 314159265359"],
  },
  { puid: 'fmt/484', name: '7Zip format', extensions: ['7z'], signatures: ["'7z' BCAF271C"] },
  {
    puid: 'fmt/411',
    name: 'RAR Archive',
    version: '2.9',
    mimeTypes: ['application/vnd.rar'],
    extensions: ['rar'],
    signatures: ["'Rar!' 1A0700"],
  },
  { puid: 'fmt/1098', name: 'XZ File Format', extensions: ['xz'], signatures: ["FD '7zXZ' 00"] },
  { puid: 'fmt/468', name: 'ISO 9660 Disk Image File', extensions: ['iso'], signatures: ["{32769}'CD001'"] },
  {
    puid: 'fmt/289',
    name: 'WARC',
    mimeTypes: ['application/warc'],
    extensions: ['warc'],
    signatures: ["'WARC/'"],
  },
  {
    puid: 'fmt/729',
    name: 'SQLite Database File Format',
    version: '3',
    mimeTypes: ['application/x-sqlite3'],
    extensions: ['db', 'db3', 'sqlite', 'sqlite3'],
    signatures: ["'SQLite format 3' 00"],
  },
];

export const STARTER_FORMATS: readonly StarterFormat[] = [
  ...PDF,
  ...PDF_A,
  ...OFFICE,
  ...TEXT,
  ...EMAIL,
  ...IMAGES,
  ...AUDIO_VIDEO,
  ...ARCHIVES,
];
