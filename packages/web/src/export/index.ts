export { DownloadDip, EXPORT } from './download-dip.tsx';
export { ExportButton } from './export-button.tsx';
