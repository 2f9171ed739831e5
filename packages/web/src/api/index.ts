export { asksAgain, pauseBeforeAskingAgain } from './ask-again.ts';
export { type Call, type Caller, callerOf, readEnvelope, readJson, type Standing } from './call.ts';
export { readAgain } from './read-again.ts';
export { type RefusalBody, RefusedCall, type Trouble } from './refused.ts';
export { type Piece, sendPiece, standingTold, type UploadStanding } from './send-piece.ts';
