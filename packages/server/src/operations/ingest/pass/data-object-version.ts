/** A data object's usage and its number, as DataObjectVersion writes them. */
export interface Usage {
  readonly usage: string;
  readonly number: number;
}

const DEFAULT_BINARY_USAGE = 'BinaryMaster';
const DEFAULT_PHYSICAL_USAGE = 'PhysicalMaster';
const FORM = /^(?<usage>[^_]*)(?:_(?<number>\d+))?$/;

/**
 * `BinaryMaster_2` → usage and number; without number it is 1, without version it is the master. A text that is in no
 * such form is its own usage: CHECK_MANIFEST_DATAOBJECT_VERSION refuses it.
 */
export function readUsage(declared: string | undefined, physical: boolean): Usage {
  if (declared === undefined || declared === '') {
    return { usage: physical ? DEFAULT_PHYSICAL_USAGE : DEFAULT_BINARY_USAGE, number: 1 };
  }
  const parts = FORM.exec(declared)?.groups;
  const number = Number(parts?.number ?? 1);
  if (parts?.usage === undefined || !Number.isSafeInteger(number)) return { usage: declared, number: 1 };
  return { usage: parts.usage, number };
}
