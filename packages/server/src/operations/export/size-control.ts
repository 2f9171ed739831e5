import { ChartrierError, errorMessage } from '@chartrier/messages';
import type { Outcome } from '../engine/index.ts';
import { refused } from './refused.ts';
import { requestOf } from './request.ts';
import type { ExportContext } from './services.ts';

/**
 * Judges how large a package is, as Vitam does: beyond what the request allows (else its tenant, else the platform), it is
 * refused. Within what the request allows, it may still be beyond the tenant's threshold: refused, unless requests may
 * ask for more there; where no tenant's threshold is set, beyond the platform's it is only a warning.
 */
export function controlSize(context: ExportContext, bytes: number): Outcome {
  const { tenant, services } = context;
  const { platformBytes, tenantBytes } = services.settings;
  const own = tenantBytes.get(tenant);
  const limit = requestOf(context).maxBytes ?? own?.limit ?? platformBytes;
  if (bytes > limit) return refused(context, 'Reason', 'EXPORT_TOO_LARGE', { found: bytes, limit });
  const usual = own?.limit ?? platformBytes;
  if (bytes <= usual) return { status: 'OK' };
  const parameters = { found: bytes, limit: usual };
  if (own !== undefined && !own.authorize) return refused(context, 'Reason', 'EXPORT_TOO_LARGE', parameters);
  const told = errorMessage(new ChartrierError('EXPORT_TOO_LARGE', parameters), services.language);
  return { status: 'WARNING', evDetData: { Reason: told } };
}
