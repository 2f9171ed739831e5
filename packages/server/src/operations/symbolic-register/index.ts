/** Symbolic registers: each night, what agencies see of units that others produced. */
export { launchSymbolicRegister, type SymbolicRegisterServices } from './launch.ts';
export { symbolicRegisterOutline, symbolicRegisterWorkflows } from './workflow.ts';
