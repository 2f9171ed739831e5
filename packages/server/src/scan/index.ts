export { CLAMD_DEFAULT_TIMEOUT_MS, type ClamdAddress, type ClamdOptions, clamdScanner } from './clamd.ts';
export { openXmlValidator } from './open-xml-validator.ts';
export { type NotScannedReason, noScanner, type Scanner, type ScanVerdict } from './scanner.ts';
export type {
  XmlFault,
  XmlObstacle,
  XmlSchemaFile,
  XmlValidator,
  XmlVerdict,
} from './xml-validation.ts';
