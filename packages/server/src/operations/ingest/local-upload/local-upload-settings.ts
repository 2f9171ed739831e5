/** What becomes of a package of the upload folder once its deposit is over (Vitam's fileActionAfterUpload). */
export interface LocalUploadSettings {
  readonly after: 'NONE' | 'DELETE' | 'MOVE';
  readonly successDirectory: string;
  readonly failureDirectory: string;
}
