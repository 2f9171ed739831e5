/** A quantity of a register: what came in, what went out, what is left. */
export interface RegisterQuantity {
  readonly ingested: number;
  readonly deleted: number;
  readonly remained: number;
}

/** One movement of a register's detail. Removals are negative. */
export interface RegisterEvent {
  readonly Opc: string;
  readonly OpType: string;
  readonly Gots: number;
  readonly Units: number;
  readonly Objects: number;
  readonly ObjSize: number;
  readonly CreationDate: string;
}

/** The line that a deposit writes in the accession register of its originating agency. */
export interface RegisterDetail {
  readonly _id: string;
  readonly _tenant: number;
  readonly _v: number;
  readonly OriginatingAgency: string;
  readonly SubmissionAgency: string;
  readonly ArchivalAgreement?: string;
  readonly ArchivalProfile?: string;
  readonly AcquisitionInformation?: string;
  readonly LegalStatus?: string;
  readonly obIdIn?: string;
  readonly Comment?: readonly string[];
  readonly StartDate: string;
  readonly EndDate: string;
  readonly LastUpdate: string;
  readonly Status: 'STORED_AND_COMPLETED' | 'STORED_AND_UPDATED' | 'UNSTORED';
  readonly TotalObjectGroups: RegisterQuantity;
  readonly TotalUnits: RegisterQuantity;
  readonly TotalObjects: RegisterQuantity;
  readonly ObjectSize: RegisterQuantity;
  /** The operation of the last movement, and the deposit. */
  readonly Opc: string;
  readonly Opi: string;
  readonly OpType: string;
  readonly Events: readonly RegisterEvent[];
  readonly OperationIds: readonly string[];
}

/** A quantity of which nothing has gone yet. */
export function ingested(count: number): RegisterQuantity {
  return { ingested: count, deleted: 0, remained: count };
}
