-- The holding trees and the filing plan are opened level by level, beside every search: a few units among all of them, of
-- which the whole archive was read to find the topmost (2 s at a million units; 1 ms with it). 0 bytes an ordinary unit.
create index unit_plan on unit (tenant) where unit_type collate "C" in ('HOLDING_UNIT', 'FILING_UNIT');
