/**
 * Tenants at run time: each change is an operation of the administration tenant, so that it is on the offers, and a
 * rebuild knows which tenants there are.
 */
export { eraseTenant } from './erase-tenant.ts';
export { exportTenant } from './export-tenant.ts';
export { changeTenant, createTenant, type TenantChange, type TenantServices } from './request.ts';
export { tenantOutlines, tenantWorkflows } from './workflows.ts';
